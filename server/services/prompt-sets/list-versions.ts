/** A prompt set with its versions, newest first. */
import { db } from '../../db'
import type { Actor } from '../actor'
import { requirePromptSet } from './require-set'

export async function listVersions(actor: Actor, { promptSetId }: { promptSetId: string }) {
  const [set, versions, prompts] = await Promise.all([
    requirePromptSet(actor, promptSetId),
    db().promptSetVersion.findMany({
      where: { promptSetId },
      orderBy: { number: 'desc' },
      select: {
        id: true,
        number: true,
        hash: true,
        prompts: true,
        reason: true,
        note: true,
        createdAt: true,
        createdBy: { select: { name: true } },
      },
    }),
    db().prompt.count({ where: { promptSetId } }),
  ])
  return { ...set, prompts, versions }
}
