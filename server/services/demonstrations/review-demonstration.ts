/** A second person accepts a demonstration, changes it, or gives it back to its author with a comment. */
import { isDeepStrictEqual } from 'node:util'
import { db } from '../../db'
import { AppError } from '../../errors'
import { DemonstrationReview, type DemonstrationReviewInput } from '../../schemas/demonstration-review'
import type { Actor } from '../actor'
import { promptTurnCount, reworded, turnsOf } from './dialogue'
import { lockDemonstration, revise } from './revise'

/**
 * @returns its revision now.
 * @throws AppError NOT_FOUND; FORBIDDEN for one's own; CONFLICT when it was changed meanwhile, or is not a person's; INVALID_INPUT
 * when an edited one does not fit the model's context.
 */
export async function reviewDemonstration(
  actor: Actor,
  input: DemonstrationReviewInput,
): Promise<{ revision: number }> {
  const review = DemonstrationReview.parse(input)
  const { demonstrationId, verdict, comment, revision } = review
  return db().$transaction(async (tx) => {
    const found = await lockDemonstration(tx, actor, review)
    if (found.origin !== 'person') throw new AppError('demonstration-not-reviewable')
    if (found.authorId === actor.userId) throw new AppError('demonstration-own-review')
    await tx.demonstrationReview.create({
      data: { demonstrationId, reviewerId: actor.userId, verdict, comment, revision },
    })
    if (review.verdict === 'edited') {
      const before = turnsOf(found)
      const turns = review.turns ? reworded(before, review.turns, promptTurnCount(found)) : before
      if (review.response !== found.response || !isDeepStrictEqual(turns, before))
        return revise(tx, actor, found, { turns, response: review.response, review: 'accepted' })
    }
    await tx.demonstration.update({
      where: { id: demonstrationId },
      data: { review: verdict === 'returned' ? 'returned' : 'accepted' },
    })
    return { revision }
  })
}
