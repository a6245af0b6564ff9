/** What a second person says of a demonstration, and its author's answer to that. */
import { z } from 'zod'
import { DemonstrationSubmission, DialogueTurns } from './demonstration'
import { MAX_TEXT_LENGTH } from './desk-terms'
import { wrong } from './shape-message'

const Id = z.string().min(1).max(64)
/** The revision that was read: a change made meanwhile is not passed over. */
const Revision = z.number().int().min(1)
const Response = z.string().trim().min(1, wrong('shape-answer-missing')).max(MAX_TEXT_LENGTH)
export const MAX_REVIEW_COMMENT = 2000
const Comment = z.string().trim().max(MAX_REVIEW_COMMENT)

/** Of a dialogue: all turns before the response, in other words. Which turns there are, and the prompt's, stay. */
const Turns = DialogueTurns.optional()

const read = { demonstrationId: Id, revision: Revision }

export const DemonstrationReview = z.discriminatedUnion('verdict', [
  z.object({ ...read, verdict: z.literal('accepted'), comment: Comment.default('') }),
  z.object({
    ...read,
    verdict: z.literal('edited'),
    comment: Comment.default(''),
    response: Response,
    turns: Turns,
  }),
  z.object({
    ...read,
    verdict: z.literal('returned'),
    comment: Comment.min(1, wrong('shape-change-missing')),
  }),
])
export type DemonstrationReviewInput = z.input<typeof DemonstrationReview>

export const Resubmission = DemonstrationSubmission.pick({ instruction: true, activeMs: true }).extend({
  ...read,
  response: Response,
  turns: Turns,
})
export type ResubmissionInput = z.input<typeof Resubmission>
