/** Prompt sets and their versions: researchers freeze them and look at what differs. */
import { ComparePromptSet, FreezePromptSet, PromptSetId } from '../../schemas/prompt-set'
import { compareVersions } from '../../services/prompt-sets/compare-versions'
import { freezePromptSet } from '../../services/prompt-sets/freeze-set'
import { listVersions } from '../../services/prompt-sets/list-versions'
import { projectProcedure, router } from '../trpc'

const researcher = projectProcedure('researcher')

export const promptSetsRouter = router({
  get: researcher.input(PromptSetId).query(({ ctx, input }) => listVersions(ctx.actor, input)),
  freeze: researcher.input(FreezePromptSet).mutation(({ ctx, input }) => freezePromptSet(ctx.actor, input)),
  compare: researcher.input(ComparePromptSet).query(({ ctx, input }) => compareVersions(ctx.actor, input)),
})
