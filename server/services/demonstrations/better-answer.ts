/**
 * A better answer, written on the spot from a completion at the ranking desk. Its draft is kept by completion; finished, it
 * is a demonstration like any other that remembers the completion (`submit-demonstration.ts`).
 */
import { db } from '../../db'
import { AppError } from '../../errors'
import { BetterAnswerDraft } from '../../schemas/demonstration'
import { TEXT_TOKENS_MAX } from '../../tokens/starter-tokens'
import type { Actor } from '../actor'
import { readDraft } from '../drafts/read-draft'
import { saveDraft } from '../drafts/save-draft'

export const betterAnswerSubject = (completionId: string) => `completion:${completionId}`

export interface BetterAnswerDesk {
  draft: BetterAnswerDraft | null
  /** How many the actor has sent for this completion. */
  sent: number
  /** The most tokens an instruction and its answer may have together. */
  tokensMax: number
}

/** @throws AppError as `requireRankedCompletion` */
export async function openBetterAnswer(
  actor: Actor,
  { completionId }: { completionId: string },
): Promise<BetterAnswerDesk> {
  await requireRankedCompletion(actor, completionId)
  const [draft, sent] = await Promise.all([
    readDraft(actor, 'demonstration', betterAnswerSubject(completionId), BetterAnswerDraft),
    db().demonstration.count({ where: { fromCompletionId: completionId, authorId: actor.userId } }),
  ])
  return { draft, sent, tokensMax: TEXT_TOKENS_MAX }
}

/** @throws AppError as `requireRankedCompletion` */
export async function saveBetterAnswer(
  actor: Actor,
  { completionId, draft }: { completionId: string; draft: BetterAnswerDraft },
): Promise<{ savedAt: Date }> {
  await requireRankedCompletion(actor, completionId)
  return saveDraft(actor, 'demonstration', betterAnswerSubject(completionId), draft)
}

/** @throws AppError NOT_FOUND for a completion that the actor was never given to rank */
export async function requireRankedCompletion(
  actor: Actor,
  completionId: string,
): Promise<{ promptId: string }> {
  const completion = await db().completion.findFirst({
    where: {
      id: completionId,
      projectId: actor.projectId,
      taskItems: { some: { task: { assignments: { some: { userId: actor.userId } } } } },
    },
    select: { promptId: true },
  })
  if (!completion) throw new AppError('answer-not-found')
  return completion
}
