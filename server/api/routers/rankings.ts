/** The ranking desk. */
import { z } from 'zod'
import { RankingCorrection, RankingDraft, RankingSubmission, SkipReason } from '../../schemas/ranking'
import { correctRanking } from '../../services/rankings/correct-ranking'
import { extendLease } from '../../services/rankings/extend-lease'
import { listMyRankings } from '../../services/rankings/list-my-rankings'
import { nextTask } from '../../services/rankings/next-task'
import { rankProgress } from '../../services/rankings/rank-progress'
import { readMyRanking } from '../../services/rankings/read-my-ranking'
import { saveRankingDraft } from '../../services/rankings/save-ranking-draft'
import { skipTask } from '../../services/rankings/skip-task'
import { submitRanking } from '../../services/rankings/submit-ranking'
import { projectProcedure, router } from '../trpc'

const RankingId = z.object({ rankingId: z.string().min(1).max(64) })
const TaskId = z.object({ taskId: z.string().min(1).max(64) })

export const rankingsRouter = router({
  /** A mutation, because it leases. */
  next: projectProcedure('annotator')
    .input(z.object({ exceptTaskId: z.string().max(64).nullable().default(null) }))
    .mutation(({ ctx, input }) => nextTask(ctx.actor, input)),
  progress: projectProcedure('annotator').query(({ ctx }) => rankProgress(ctx.actor)),
  saveDraft: projectProcedure('annotator')
    .input(TaskId.extend({ draft: RankingDraft }))
    .mutation(({ ctx, input }) => saveRankingDraft(ctx.actor, input)),
  heartbeat: projectProcedure('annotator')
    .input(TaskId)
    .mutation(({ ctx, input }) => extendLease(ctx.actor, input)),
  submit: projectProcedure('annotator')
    .input(RankingSubmission)
    .mutation(({ ctx, input }) => submitRanking(ctx.actor, input)),
  skip: projectProcedure('annotator')
    .input(TaskId.extend({ reason: SkipReason }))
    .mutation(({ ctx, input }) => skipTask(ctx.actor, input)),
  mine: projectProcedure('annotator').query(({ ctx }) => listMyRankings(ctx.actor)),
  readMine: projectProcedure('annotator')
    .input(RankingId)
    .query(({ ctx, input }) => readMyRanking(ctx.actor, input)),
  correct: projectProcedure('annotator')
    .input(RankingCorrection)
    .mutation(({ ctx, input }) => correctRanking(ctx.actor, input)),
})
