/** Several models, one prompt; and the preparation of blind votes. */
import { z } from 'zod'
import { AnswersToRank } from '../../schemas/chat'
import { PrepareArena, StartComparison } from '../../schemas/compare'
import { sendToRanking } from '../../services/chat/send-to-ranking'
import { listComparisons } from '../../services/compare/list-comparisons'
import { prepareArena } from '../../services/compare/prepare-arena'
import { readComparison } from '../../services/compare/read-comparison'
import { startComparison } from '../../services/compare/start-comparison'
import { projectProcedure, router } from '../trpc'

const researcher = projectProcedure('researcher')

export const compareRouter = router({
  start: researcher.input(StartComparison).mutation(({ ctx, input }) => startComparison(ctx.actor, input)),
  read: researcher
    .input(z.object({ groupId: z.string().min(1).max(64) }))
    .query(({ ctx, input }) => readComparison(ctx.actor, input)),
  list: researcher.query(({ ctx }) => listComparisons(ctx.actor)),
  rankAnswers: researcher.input(AnswersToRank).mutation(({ ctx, input }) => sendToRanking(ctx.actor, input)),
  prepareArena: researcher.input(PrepareArena).mutation(({ ctx, input }) => prepareArena(ctx.actor, input)),
})
