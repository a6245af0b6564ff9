/** What the ranking desk sends and keeps; shared by the desk, the routers and the services. */
import { z } from 'zod'

/** Things that can be wrong with one answer, apart from its place. */
export const RANKING_FLAGS = ['wrong-facts', 'off-task', 'unsafe'] as const
export const RankingFlag = z.enum(RANKING_FLAGS)
export type RankingFlag = z.infer<typeof RankingFlag>

export const SKIP_REASONS = [
  'prompt-unclear',
  'cannot-judge',
  'answers-alike',
  'all-unusable',
  'other',
] as const
export const SkipReason = z.enum(SKIP_REASONS)
export type SkipReason = z.infer<typeof SkipReason>

/** The most completions a task can show: digits 1–9 set ranks. */
export const MAX_COMPLETIONS = 9
const DAY_MS = 86_400_000
const Duration = z.number().int().min(0).max(DAY_MS)
const Id = z.string().min(1).max(64)

/** An unfinished ranking: tiers from best to worst, what is still to place, flags and the note. */
export const RankingDraft = z.object({
  tiers: z.array(z.array(Id).min(1)).max(MAX_COMPLETIONS),
  unplaced: z.array(Id).max(MAX_COMPLETIONS),
  flags: z.record(Id, z.array(RankingFlag)),
  note: z.string().max(2000),
  activeMs: Duration,
  idleMs: Duration,
  /** Browser clock; the newer of two drafts wins. */
  savedAt: z.number().int().min(0),
})
export type RankingDraft = z.infer<typeof RankingDraft>

export const RankingSubmission = z.object({
  taskId: Id,
  /** One entry per completion of the task; ranks are dense, 1 is best, equal is a tie. */
  items: z
    .array(
      z.object({
        completionId: Id,
        rank: z.number().int().min(1).max(MAX_COMPLETIONS),
        flags: z.array(RankingFlag).max(RANKING_FLAGS.length).default([]),
      }),
    )
    .min(1)
    .max(MAX_COMPLETIONS),
  note: z.string().max(2000).default(''),
  /** Time with the desk in use, and time with it open but untouched. */
  activeMs: Duration.default(0),
  idleMs: Duration.default(0),
})
export type RankingSubmission = z.infer<typeof RankingSubmission>
export type RankingSubmissionInput = z.input<typeof RankingSubmission>
