/** Model versions: immutable but for their notes. */
import { z } from 'zod'
import { getModel } from '../../services/models/get-model'
import { listModels } from '../../services/models/list-models'
import { writeModelNotes } from '../../services/models/write-notes'
import { projectProcedure, router } from '../trpc'

const Id = z.string().min(1).max(64)
const researcher = projectProcedure('researcher')

export const modelsRouter = router({
  list: researcher.query(({ ctx }) => listModels(ctx.actor)),
  get: researcher.input(z.object({ modelId: Id })).query(({ ctx, input }) => getModel(ctx.actor, input)),
  writeNotes: researcher
    .input(z.object({ modelId: Id, notes: z.string().max(10_000) }))
    .mutation(({ ctx, input }) => writeModelNotes(ctx.actor, input)),
})
