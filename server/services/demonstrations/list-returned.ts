/** What came back to its author from a review, the longest waiting first. */
import { db } from '../../db'
import type { Actor } from '../actor'

export interface ReturnedDemonstration {
  demonstrationId: string
  revision: number
  instruction: string
  /** The author wrote the instruction, too, and may change it. */
  isOwnInstruction: boolean
  response: string
  reviewer: string
  comment: string
}

export async function listReturned({ projectId, userId }: Actor): Promise<ReturnedDemonstration[]> {
  const rows = await db().demonstration.findMany({
    where: { projectId, authorId: userId, review: 'returned' },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: 50,
    select: {
      id: true,
      revision: true,
      promptId: true,
      instruction: true,
      response: true,
      reviews: {
        where: { verdict: 'returned' },
        orderBy: { createdAt: 'desc' },
        take: 1,
        select: { comment: true, reviewer: { select: { name: true } } },
      },
    },
  })
  return rows.map(({ id, revision, promptId, instruction, response, reviews: [last] }) => ({
    demonstrationId: id,
    revision,
    instruction,
    isOwnInstruction: promptId === null,
    response,
    reviewer: last?.reviewer.name ?? '',
    comment: last?.comment ?? '',
  }))
}
