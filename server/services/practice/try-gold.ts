/** Takes in an attempt at a gold task and answers with the gold, so that people see at once where they differ. */
import { db } from '../../db'
import { AppError } from '../../errors'
import { GoldAttempt, type GoldAttemptInput, GoldItems } from '../../schemas/practice'
import type { RankedItem } from '../../schemas/ranking'
import { pairwiseAgreement } from '../../statistics/agreement'
import type { Actor } from '../actor'
import { checkRanks } from '../rankings/check-ranks'
import { practisedBy } from './practised-by'
import { type Practice, practiceIn } from './read-practice'

export interface PracticeFeedback {
  /** Share of pairs judged as the gold judges them. */
  agreement: number
  gold: Pick<RankedItem, 'completionId' | 'rank' | 'isUnacceptable'>[]
  /** Why the gold order is right; empty when nobody wrote it. */
  reason: string
  practice: Practice
}

/** @throws AppError NOT_FOUND for a gold task that is not this person's to practise on; INVALID_INPUT as for a ranking. */
export async function tryGold(actor: Actor, input: GoldAttemptInput): Promise<PracticeFeedback> {
  const { goldId, submissionKey, items, activeMs } = GoldAttempt.parse(input)
  const { userId, projectId } = actor
  return db().$transaction(async (tx) => {
    const found = await tx.goldTask.findFirst({
      where: { ...practisedBy(actor), id: goldId },
      select: { items: true, reason: true },
    })
    if (!found) throw new AppError('gold-task-not-found')
    const gold = GoldItems.parse(found.items)
    checkRanks(
      goldId,
      gold.map(({ completionId }) => completionId),
      items,
      null,
    )
    const agreement = pairwiseAgreement([[items, gold]])?.share ?? 1
    await tx.goldAttempt.createMany({
      data: { goldId, userId, items, agreement, activeMs, submissionKey },
      skipDuplicates: true,
    })
    const practice = await practiceIn(tx, actor)
    if (practice.isPracticeAsked && practice.hasPassed) {
      await tx.member.updateMany({
        where: { projectId, userId, passedAt: null },
        data: { passedAt: new Date() },
      })
    }
    return {
      agreement,
      gold: gold.map(({ completionId, rank, isUnacceptable }) => ({ completionId, rank, isUnacceptable })),
      reason: found.reason,
      practice,
    }
  })
}
