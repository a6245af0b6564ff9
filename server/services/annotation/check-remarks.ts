/** Whether the flags and ratings of a ranking are ones that its project knows. Pure. */
import type { Aspect } from '../../schemas/aspect'
import type { RankedItem } from '../../schemas/ranking'

/**
 * One that is no longer asked for is taken: the desk may have been open, or without a connection, when it was switched off.
 * @returns the problem in a sentence, or null.
 */
export function wrongRemark(items: readonly RankedItem[], aspects: readonly Aspect[]): string | null {
  const find = (kind: Aspect['kind'], code: string) =>
    aspects.find((aspect) => aspect.kind === kind && aspect.code === code)
  for (const { completionId, flags, ratings } of items) {
    const flag = flags.find((code) => !find('flag', code))
    if (flag) return `Completion ${completionId} has the flag “${flag}”, which this project does not have.`
    for (const [code, value] of Object.entries(ratings)) {
      const rating = find('rating', code)
      if (!rating)
        return `Completion ${completionId} has the rating “${code}”, which this project does not have.`
      if (value > (rating.points ?? 0))
        return `Completion ${completionId} has ${value} for “${code}”, which goes from 1 to ${rating.points}.`
    }
  }
  return null
}
