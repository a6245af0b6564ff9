/** The writing desk, better answers from the ranking desk, the list of what was written, and its review. */
import { z } from 'zod'
import {
  BetterAnswerDraft,
  DemonstrationDraft,
  DemonstrationFilter,
  DemonstrationSubmission,
  SimilarQuery,
} from '../../schemas/demonstration'
import { DemonstrationReview, Resubmission } from '../../schemas/demonstration-review'
import { openBetterAnswer, saveBetterAnswer } from '../../services/demonstrations/better-answer'
import { findSimilar } from '../../services/demonstrations/find-similar'
import { countDemonstrations, listDemonstrations } from '../../services/demonstrations/list-demonstrations'
import { listReturned } from '../../services/demonstrations/list-returned'
import { nextPrompt } from '../../services/demonstrations/next-prompt'
import { openWritingDesk } from '../../services/demonstrations/open-writing-desk'
import { resubmitDemonstration } from '../../services/demonstrations/resubmit-demonstration'
import { reviewDemonstration } from '../../services/demonstrations/review-demonstration'
import { saveDemonstrationDraft } from '../../services/demonstrations/save-demonstration-draft'
import { submitDemonstration } from '../../services/demonstrations/submit-demonstration'
import { writeProgress } from '../../services/demonstrations/write-progress'
import { projectProcedure, router } from '../trpc'

const CompletionId = z.object({ completionId: z.string().min(1).max(64) })

export const demonstrationsRouter = router({
  desk: projectProcedure('annotator').query(({ ctx }) => openWritingDesk(ctx.actor)),
  next: projectProcedure('annotator')
    .input(z.object({ exceptPromptIds: z.array(z.string().max(64)).max(500).default([]) }))
    .query(({ ctx, input }) => nextPrompt(ctx.actor, input)),
  progress: projectProcedure('annotator').query(({ ctx }) => writeProgress(ctx.actor)),
  saveDraft: projectProcedure('annotator')
    .input(z.object({ draft: DemonstrationDraft }))
    .mutation(({ ctx, input }) => saveDemonstrationDraft(ctx.actor, input)),
  submit: projectProcedure('annotator')
    .input(DemonstrationSubmission)
    .mutation(({ ctx, input }) => submitDemonstration(ctx.actor, input)),
  better: projectProcedure('annotator')
    .input(CompletionId)
    .query(({ ctx, input }) => openBetterAnswer(ctx.actor, input)),
  saveBetter: projectProcedure('annotator')
    .input(CompletionId.extend({ draft: BetterAnswerDraft }))
    .mutation(({ ctx, input }) => saveBetterAnswer(ctx.actor, input)),
  similar: projectProcedure('annotator')
    .input(SimilarQuery)
    .query(({ ctx, input }) => findSimilar(ctx.actor, input)),
  returned: projectProcedure('annotator').query(({ ctx }) => listReturned(ctx.actor)),
  resubmit: projectProcedure('annotator')
    .input(Resubmission)
    .mutation(({ ctx, input }) => resubmitDemonstration(ctx.actor, input)),
  review: projectProcedure('researcher')
    .input(DemonstrationReview)
    .mutation(({ ctx, input }) => reviewDemonstration(ctx.actor, input)),
  list: projectProcedure('researcher')
    .input(DemonstrationFilter)
    .query(({ ctx, input }) => listDemonstrations(ctx.actor, input)),
  counts: projectProcedure('researcher').query(({ ctx }) => countDemonstrations(ctx.actor)),
})
