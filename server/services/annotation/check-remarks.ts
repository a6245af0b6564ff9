/** Whether the flags and ratings of a ranking are ones that its project knows. Pure. */

import type { Message } from '../../../ml/messages/message'
import { message } from '../../messages/catalogue'
import type { Aspect } from '../../schemas/aspect'
import type { RankedItem } from '../../schemas/ranking'

/**
 * One that is no longer asked for is taken: the desk may have been open, or without a connection, when it was switched off.
 * @returns what is wrong, or null.
 */
export function wrongRemark(items: readonly RankedItem[], aspects: readonly Aspect[]): Message | null {
  const find = (kind: Aspect['kind'], code: string) =>
    aspects.find((aspect) => aspect.kind === kind && aspect.code === code)
  for (const { completionId, flags, ratings } of items) {
    const flag = flags.find((code) => !find('flag', code))
    if (flag) return message('remark-flag-unknown', { completion: completionId, flag })
    for (const [code, value] of Object.entries(ratings)) {
      const rating = find('rating', code)
      if (!rating) return message('remark-rating-unknown', { completion: completionId, rating: code })
      const highest = rating.points ?? 0
      if (value > highest)
        return message('remark-rating-out-of-range', {
          completion: completionId,
          rating: code,
          value,
          highest,
        })
    }
  }
  return null
}
