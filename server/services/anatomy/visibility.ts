/** Whether people who are not members may read a project's anatomy pages: an admin decides. */
import { db } from '../../db'
import type { Actor } from '../actor'

export async function readVisibility(actor: Actor): Promise<{ isPublic: boolean }> {
  const { isAnatomyPublic } = await db().project.findUniqueOrThrow({
    where: { id: actor.projectId },
    select: { isAnatomyPublic: true },
  })
  return { isPublic: isAnatomyPublic }
}

export async function setVisibility(actor: Actor, { isPublic }: { isPublic: boolean }): Promise<void> {
  await db().project.update({ where: { id: actor.projectId }, data: { isAnatomyPublic: isPublic } })
}
