/** The anatomy pages: readable by members, and by anybody when the project's admin allows it. */
import { z } from 'zod'
import { RankingsOfThings } from '../../schemas/anatomy'
import { listDemonstrationKinds } from '../../services/anatomy/demonstration-kinds'
import { openAnatomy } from '../../services/anatomy/open-anatomy'
import { readLoop } from '../../services/anatomy/read-loop'
import { readPretraining } from '../../services/anatomy/read-pretraining'
import { starsOfRankings } from '../../services/anatomy/stars-of-rankings'
import { readVisibility, setVisibility } from '../../services/anatomy/visibility'
import { projectProcedure, readerProcedure, router } from '../trpc'

export const anatomyRouter = router({
  open: readerProcedure.query(({ ctx }) => openAnatomy(ctx.reader)),
  pretraining: readerProcedure.query(({ ctx }) => readPretraining(ctx.reader)),
  loop: readerProcedure.query(({ ctx }) => readLoop(ctx.reader)),
  stars: readerProcedure.input(RankingsOfThings).query(({ input }) => starsOfRankings(input)),
  demonstrationKinds: readerProcedure.query(({ ctx }) => listDemonstrationKinds(ctx.reader)),
  visibility: projectProcedure('admin').query(({ ctx }) => readVisibility(ctx.actor)),
  setVisibility: projectProcedure('admin')
    .input(z.object({ isPublic: z.boolean() }))
    .mutation(({ ctx, input }) => setVisibility(ctx.actor, input)),
})
