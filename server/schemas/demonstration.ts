/** What the writing desk sends and keeps; shared by the desk, the routers and the services. */
import { z } from 'zod'
import { MAX_TEXT_LENGTH, SIMILAR_LENGTH } from './desk-terms'
import { GuidelinesVersion } from './guidelines'
import { PageLimit } from './page'
import { wrong } from './shape-message'

const DAY_MS = 86_400_000
const Text = z.string().max(MAX_TEXT_LENGTH, wrong('shape-text-too-long', { limit: MAX_TEXT_LENGTH }))
const SubmissionKey = z.uuid()
const Duration = z.number().int().min(0).max(DAY_MS)

/** More than anybody writes; fewer than would hurt. */
const MAX_TURNS = 100

export const DialogueTurn = z.object({ role: z.enum(['system', 'user', 'assistant']), content: Text })
export type DialogueTurn = z.infer<typeof DialogueTurn>
export const DialogueTurns = z
  .array(DialogueTurn)
  .max(MAX_TURNS, wrong('shape-too-many-turns', { limit: MAX_TURNS }))

/** Of a dialogue: what stands between the instruction and the response, an answer and the next question at a time. */
const Between = DialogueTurns.refine(
  (turns) => turns.length % 2 === 0 && turns.every(({ role }, i) => role === (i % 2 ? 'user' : 'assistant')),
  wrong('shape-turns-alternate'),
).default([])

export const DemonstrationDraft = z.object({
  /** Null while writing an instruction of one's own. */
  promptId: z.string().min(1).max(64).nullable(),
  /** Said before the instruction; only with one of one's own. */
  system: Text.default(''),
  instruction: Text,
  between: Between,
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
  /** Said before the instruction; only read without a prompt. */
  system: Text.default(''),
  between: Between,
  response: Text,
  taskType: z.string().min(1).max(40).default('other'),
  guidelinesVersion: GuidelinesVersion,
  activeMs: Duration.default(0),
})
export type DemonstrationSubmission = z.infer<typeof DemonstrationSubmission>

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
