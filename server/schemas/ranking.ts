/** What the ranking desk sends and keeps; shared by the desk, the routers and the services. */
import { z } from 'zod'
import { AspectCode, Ratings } from './aspect'
import { MARK_REASONS, MAX_MARKS, SKIP_REASONS } from './desk-terms'
import { GuidelinesVersion } from './guidelines'
import { wrong } from './shape-message'

export const MarkReason = z.enum(MARK_REASONS)
export type MarkReason = z.infer<typeof MarkReason>

/** A passage that is wrong: characters `start` to `end` of the answer as it was sampled. */
export const SpanMark = z
  .object({
    start: z.number().int().min(0),
    end: z.number().int().min(1),
    reason: MarkReason,
    note: z.string().max(300).default(''),
  })
  .refine(({ start, end }) => start < end, wrong('shape-span-ends-early'))
export type SpanMark = z.infer<typeof SpanMark>

export const SkipReason = z.enum(SKIP_REASONS)
export type SkipReason = z.infer<typeof SkipReason>

/** The most completions a task can show: digits 1–9 set ranks. */
export const MAX_COMPLETIONS = 9
const DAY_MS = 86_400_000
const Duration = z.number().int().min(0).max(DAY_MS)
const Id = z.string().min(1).max(64)
/** Codes of aspects. */
const Flags = z.array(AspectCode).max(40)

/** Of a pair: 1 negligibly, 2 slightly, 3 clearly, 4 significantly better. */
const Degree = z.number().int().min(1).max(4)

/** An unfinished ranking: tiers from best to worst, what is still to place, flags, ratings, marks and the note. */
export const RankingDraft = z.object({
  tiers: z.array(z.array(Id).min(1)).max(MAX_COMPLETIONS),
  /** The digits that tiers were given, while some answers wait. */
  numbers: z.array(z.number().int().min(1).max(MAX_COMPLETIONS)).max(MAX_COMPLETIONS).default([]),
  unplaced: z.array(Id).max(MAX_COMPLETIONS),
  unacceptable: z.array(Id).max(MAX_COMPLETIONS).default([]),
  degree: Degree.nullable().default(null),
  flags: z.record(Id, Flags),
  ratings: z.record(Id, Ratings).default({}),
  marks: z.record(Id, z.array(SpanMark).max(MAX_MARKS)).default({}),
  note: z.string().max(2000),
  activeMs: Duration,
  idleMs: Duration,
  /** Browser clock; the newer of two drafts wins. */
  savedAt: z.number().int().min(0),
})
export type RankingDraft = z.infer<typeof RankingDraft>

export const RankedItem = z.object({
  completionId: Id,
  rank: z.number().int().min(1).max(MAX_COMPLETIONS),
  /** The unacceptable share the last rank, below every acceptable one. */
  isUnacceptable: z.boolean().default(false),
  flags: Flags.default([]),
  ratings: Ratings.default({}),
  marks: z.array(SpanMark).max(MAX_MARKS).default([]),
})
export type RankedItem = z.infer<typeof RankedItem>

export const RankingSubmission = z.object({
  taskId: Id,
  /** One entry per completion of the task; ranks are dense, 1 is best, equal is a tie. */
  items: z.array(RankedItem).min(1).max(MAX_COMPLETIONS),
  /** Of two completions only: how much better the better one is. */
  degree: Degree.nullable().default(null),
  note: z.string().max(2000).default(''),
  guidelinesVersion: GuidelinesVersion,
  /** Time with the desk in use, and time with it open but untouched. */
  activeMs: Duration.default(0),
  idleMs: Duration.default(0),
})
export type RankingSubmission = z.infer<typeof RankingSubmission>
export type RankingSubmissionInput = z.input<typeof RankingSubmission>

/** A ranking sent before, changed by the person who sent it. */
export const RankingCorrection = RankingSubmission.omit({ taskId: true }).extend({
  rankingId: Id,
  /** The revision it was made from: a correction made meanwhile elsewhere is not overwritten. */
  revision: z.number().int().min(1),
})
export type RankingCorrectionInput = z.input<typeof RankingCorrection>
