/** What the frame of the anatomy pages needs: the project's name, its models to play with (retired ones are not offered), whether the reader is a member. */
import { db } from '../../db'
import type { Reader } from '../actor'

export async function openAnatomy({ projectId, member }: Reader) {
  const project = await db().project.findUniqueOrThrow({
    where: { id: projectId },
    select: {
      name: true,
      modelVersions: {
        where: { retiredAt: null },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        select: { id: true, kind: true, version: true },
      },
    },
  })
  return { name: project.name, models: project.modelVersions, isMember: member !== null }
}
