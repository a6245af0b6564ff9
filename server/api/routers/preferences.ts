/** What the rankings say: stars per prompt, agreement. */
import { z } from 'zod'
import { listRankedTasks } from '../../services/preferences/list-ranked-tasks'
import { summariseRankings } from '../../services/preferences/summarise-rankings'
import { projectProcedure, router } from '../trpc'

export const preferencesRouter = router({
  list: projectProcedure('researcher')
    .input(z.object({ cursor: z.string().max(64).nullish(), search: z.string().max(200).default('') }))
    .query(({ ctx, input }) => listRankedTasks(ctx.actor, input)),
  summary: projectProcedure('researcher').query(({ ctx }) => summariseRankings(ctx.actor)),
})
