/** Whether a submission ranks exactly the task's completions, densely. Pure. */

import type { Message } from '../../../ml/messages/message'
import { AppError } from '../../errors'
import { message } from '../../messages/catalogue'
import type { RankedItem } from '../../schemas/ranking'

/** @throws AppError INVALID_INPUT saying what was expected and what arrived. */
export function checkRanks(
  taskId: string,
  expectedIds: string[],
  items: RankedItem[],
  degree: number | null,
): void {
  const fail = (problem: Message): never => {
    throw new AppError('ranks-malformed', { taskId, reason: problem })
  }
  const seen = new Set(items.map(({ completionId }) => completionId))
  if (seen.size !== items.length) fail(message('ranks-twice'))
  const foreign = [...seen].find((id) => !expectedIds.includes(id))
  if (foreign) fail(message('ranks-of-stranger', { completion: foreign }))
  if (seen.size !== expectedIds.length)
    fail(message('ranks-count', { completions: seen.size, expected: expectedIds.length }))
  const ranks = [...new Set(items.map(({ rank }) => rank))].sort((a, b) => a - b)
  if (ranks.some((rank, index) => rank !== index + 1)) {
    fail(message('ranks-with-gaps', { ranks: ranks.join(', '), highest: ranks.length }))
  }
  if (
    degree !== null &&
    (items.length !== 2 || ranks.length !== 2 || items.some((item) => item.isUnacceptable))
  ) {
    fail(message('ranks-degree-misplaced'))
  }
  const last = ranks.length
  const isRejected = items.some(({ isUnacceptable }) => isUnacceptable)
  if (isRejected && items.some(({ rank, isUnacceptable }) => isUnacceptable !== (rank === last))) {
    fail(message('ranks-unacceptable-misplaced'))
  }
}
