/** Mirrors the answer being written. A person writes one at a time, so there is one draft. */
import type { DemonstrationDraft } from '../../schemas/demonstration'
import type { Actor } from '../actor'
import { saveDraft } from '../drafts/save-draft'

export const WRITING_SUBJECT = 'new'

export function saveDemonstrationDraft(
  actor: Actor,
  { draft }: { draft: DemonstrationDraft },
): Promise<{ savedAt: Date }> {
  return saveDraft(actor, 'demonstration', WRITING_SUBJECT, draft)
}
