/** Whether a submission ranks exactly the task's completions, densely. Pure. */
import { AppError } from '../../errors'
import type { RankedItem } from '../../schemas/ranking'

/** @throws AppError INVALID_INPUT saying what was expected and what arrived. */
export function checkRanks(
  taskId: string,
  expectedIds: string[],
  items: RankedItem[],
  degree: number | null,
): void {
  const fail = (problem: string): never => {
    throw new AppError('ranks-malformed', { taskId, reason: problem })
  }
  const seen = new Set(items.map(({ completionId }) => completionId))
  if (seen.size !== items.length) fail('ranks a completion twice')
  const foreign = [...seen].find((id) => !expectedIds.includes(id))
  if (foreign) fail(`ranks completion ${foreign}, which is not part of the task`)
  if (seen.size !== expectedIds.length) fail(`has ${seen.size} completions, expected ${expectedIds.length}`)
  const ranks = [...new Set(items.map(({ rank }) => rank))].sort((a, b) => a - b)
  if (ranks.some((rank, index) => rank !== index + 1)) {
    fail(`uses the ranks ${ranks.join(', ')}, expected 1 to ${ranks.length} without gaps`)
  }
  if (
    degree !== null &&
    (items.length !== 2 || ranks.length !== 2 || items.some((item) => item.isUnacceptable))
  ) {
    fail('says how much better one is, which is only for two completions of different rank')
  }
  const last = ranks.length
  const isRejected = items.some(({ isUnacceptable }) => isUnacceptable)
  if (isRejected && items.some(({ rank, isUnacceptable }) => isUnacceptable !== (rank === last))) {
    fail('has unacceptable completions that do not share the last rank alone')
  }
}
