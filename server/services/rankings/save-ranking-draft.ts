/** Mirrors an unfinished ranking and keeps its lease alive. */
import type { RankingDraft } from '../../schemas/ranking'
import type { Actor } from '../actor'
import { saveDraft } from '../drafts/save-draft'
import { extendLease } from './extend-lease'

/** @throws AppError as `extendLease`. */
export async function saveRankingDraft(
  actor: Actor,
  { taskId, draft }: { taskId: string; draft: RankingDraft },
): Promise<{ savedAt: Date; leasedUntil: Date }> {
  const { leasedUntil } = await extendLease(actor, { taskId })
  const { savedAt } = await saveDraft(actor, 'ranking', taskId, draft)
  return { savedAt, leasedUntil }
}
