/** What the writing desk sends and keeps; shared by the desk, the routers and the services. */
import { z } from 'zod'
import { GuidelinesVersion } from './guidelines'
import { PageLimit } from './page'

const DAY_MS = 86_400_000
export const MAX_TEXT_LENGTH = 20_000
const Text = z.string().max(MAX_TEXT_LENGTH, `Keep it under ${MAX_TEXT_LENGTH} characters.`)
const SubmissionKey = z.uuid()
const Duration = z.number().int().min(0).max(DAY_MS)

/** Offered for an instruction of one's own; prompt sets may bring others. */
export const TASK_TYPES = [
  'answer',
  'explain',
  'rewrite',
  'summarise',
  'story',
  'list',
  'advice',
  'other',
] as const

export const DemonstrationDraft = z.object({
  /** Null while writing an instruction of one's own. */
  promptId: z.string().min(1).max(64).nullable(),
  instruction: Text,
  response: Text,
  taskType: z.string().min(1).max(40),
  /** Goes with the submission, so that sending twice makes one demonstration. */
  submissionKey: SubmissionKey,
  activeMs: Duration,
  /** Browser clock; the newer of two drafts wins. */
  savedAt: z.number().int().min(0),
})
export type DemonstrationDraft = z.infer<typeof DemonstrationDraft>

/** A better answer than a completion on the ranking desk, while it is written. */
export const BetterAnswerDraft = DemonstrationDraft.pick({
  response: true,
  submissionKey: true,
  activeMs: true,
  savedAt: true,
})
export type BetterAnswerDraft = z.infer<typeof BetterAnswerDraft>

export const DemonstrationSubmission = z.object({
  submissionKey: SubmissionKey,
  promptId: z.string().min(1).max(64).nullable(),
  /** The completion that it is better than; its prompt is then the one answered, whatever `promptId` says. */
  fromCompletionId: z.string().min(1).max(64).nullable().default(null),
  /** Only read without a prompt: a prompt's own text is never overridden. */
  instruction: Text.default(''),
  response: Text,
  taskType: z.string().min(1).max(40).default('other'),
  guidelinesVersion: GuidelinesVersion,
  activeMs: Duration.default(0),
})
export type DemonstrationSubmission = z.infer<typeof DemonstrationSubmission>

/** How much of an answer is held against others: it has to fit an address. */
export const SIMILAR_LENGTH = 1000
export const SimilarQuery = DemonstrationSubmission.pick({ promptId: true }).extend({
  response: z.string().max(SIMILAR_LENGTH),
})

export const DemonstrationFilter = z.object({
  origin: z.enum(['all', 'seed', 'person', 'simulated']).default('all'),
  authorId: z.string().max(64).optional(),
  review: z.enum(['all', 'waiting', 'accepted', 'returned']).default('all'),
  search: z.string().max(200).default(''),
  limit: PageLimit,
  cursor: z.string().max(64).nullish(),
})
export type DemonstrationFilter = z.infer<typeof DemonstrationFilter>
