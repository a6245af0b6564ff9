/** What the ranking desk keeps in the browser looks like. */
import type { BetterAnswerDraft } from '@/server/schemas/demonstration'
import type { RankingDraft, RankingSubmission } from '@/server/schemas/ranking'

export const BLANK_DRAFT: RankingDraft = {
  tiers: [],
  numbers: [],
  unplaced: [],
  unacceptable: [],
  degree: null,
  flags: {},
  ratings: {},
  marks: {},
  note: '',
  activeMs: 0,
  idleMs: 0,
  savedAt: 0,
}

export const BLANK_RANKING: RankingSubmission = {
  taskId: '',
  items: [],
  degree: null,
  note: '',
  guidelinesVersion: null,
  activeMs: 0,
  idleMs: 0,
}

export const BLANK_BETTER: BetterAnswerDraft = { response: '', submissionKey: '', activeMs: 0, savedAt: 0 }
