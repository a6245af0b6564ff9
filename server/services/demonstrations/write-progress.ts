/** How many demonstrations this person has sent, and how many prompts they could still answer. */
import { db } from '../../db'
import type { Actor } from '../actor'
import { givenTo } from '../prompts/given-to'

export async function writeProgress(actor: Actor): Promise<{ done: number; waiting: number }> {
  const { projectId, userId } = actor
  const [done, waiting] = await Promise.all([
    db().demonstration.count({ where: { projectId, authorId: userId } }),
    db().prompt.count({
      where: {
        projectId,
        split: 'train',
        demonstrations: { none: { authorId: userId } },
        ...givenTo(userId),
      },
    }),
  ])
  return { done, waiting }
}
