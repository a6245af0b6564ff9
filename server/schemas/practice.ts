/** Practice on gold tasks, and what a project asks of it before real work. */
import { z } from 'zod'
import { RankedItem, RankingSubmission } from './ranking'
import { wrong } from './shape-message'

const Id = z.string().min(1).max(64)

export const NewGold = z.object({
  rankingId: Id,
  /** Why this order is right: shown to whoever practises. */
  reason: z
    .string()
    .trim()
    .max(2000, wrong('shape-text-too-long', { limit: 2_000 })),
})
export type NewGold = z.infer<typeof NewGold>

/** What was copied from a ranking. */
export const GoldItems = z.array(RankedItem)

export const GoldAttempt = RankingSubmission.pick({ items: true, activeMs: true }).extend({
  goldId: Id,
  submissionKey: z.uuid(),
})
export type GoldAttemptInput = z.input<typeof GoldAttempt>

export const PracticeSettings = z.object({
  isPracticeAsked: z.boolean(),
  /** How many of the last attempts count. */
  practiceAttempts: z.number().int().min(1).max(50),
  /** The least mean agreement of those, as a share of pairs. Chance alone is about a half. */
  passMark: z.number().min(0.5).max(1),
})
export type PracticeSettings = z.infer<typeof PracticeSettings>
