/** Model versions: immutable but for their notes; what people decide about them is kept beside them. */
import { z } from 'zod'
import { StartEvaluation } from '../../schemas/evaluation'
import { DecideOnModel, ModelId, RemoveUnreferenced, WriteModelNotes } from '../../schemas/model'
import { readEvaluation, readScoreSpread } from '../../services/evaluation/read-evaluation'
import { startEvaluation } from '../../services/evaluation/start-evaluation'
import { decideOnModel } from '../../services/models/decide-on-model'
import { getModel } from '../../services/models/get-model'
import { listModels } from '../../services/models/list-models'
import { readLineageGraph } from '../../services/models/read-lineage'
import { readStorage } from '../../services/models/read-storage'
import { removeUnreferenced } from '../../services/models/remove-unreferenced'
import { writeModelNotes } from '../../services/models/write-notes'
import { projectProcedure, router } from '../trpc'

const researcher = projectProcedure('researcher')
const OneModel = z.object({ modelId: ModelId })

export const modelsRouter = router({
  list: researcher.query(({ ctx }) => listModels(ctx.actor)),
  get: researcher.input(OneModel).query(({ ctx, input }) => getModel(ctx.actor, input)),
  lineage: researcher.query(({ ctx }) => readLineageGraph(ctx.actor)),
  storage: researcher.query(({ ctx }) => readStorage(ctx.actor)),
  scoreSpread: researcher.input(OneModel).query(({ ctx, input }) => readScoreSpread(ctx.actor, input)),
  evaluation: researcher.input(OneModel).query(({ ctx, input }) => readEvaluation(ctx.actor, input)),
  evaluate: researcher.input(StartEvaluation).mutation(({ ctx, input }) => startEvaluation(ctx.actor, input)),
  writeNotes: researcher
    .input(WriteModelNotes)
    .mutation(({ ctx, input }) => writeModelNotes(ctx.actor, input)),
  decide: researcher.input(DecideOnModel).mutation(({ ctx, input }) => decideOnModel(ctx.actor, input)),
  removeUnreferenced: projectProcedure('admin')
    .input(RemoveUnreferenced)
    .mutation(({ ctx, input }) => removeUnreferenced(ctx.actor, input)),
})
