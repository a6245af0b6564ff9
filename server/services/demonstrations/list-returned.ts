/** What came back to its author from a review, the longest waiting first. */
import { db } from '../../db'
import type { Turn } from '../../exchange/record'
import type { Actor } from '../actor'
import { promptTurnCount, turnsOf } from './dialogue'

export interface ReturnedDemonstration {
  demonstrationId: string
  revision: number
  instruction: string
  /** The author wrote the instruction, too, and may change it. */
  isOwnInstruction: boolean
  /** All turns before the response, of which the first are the prompt's. */
  turns: Turn[]
  promptTurns: number
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
      turns: true,
      prompt: { select: { turns: true } },
      response: true,
      reviews: {
        where: { verdict: 'returned' },
        orderBy: { createdAt: 'desc' },
        take: 1,
        select: { comment: true, reviewer: { select: { name: true } } },
      },
    },
  })
  return rows.map(({ reviews: [last], ...row }) => ({
    demonstrationId: row.id,
    revision: row.revision,
    instruction: row.instruction,
    isOwnInstruction: row.promptId === null,
    turns: turnsOf(row),
    promptTurns: promptTurnCount(row),
    response: row.response,
    reviewer: last?.reviewer.name ?? '',
    comment: last?.comment ?? '',
  }))
}
