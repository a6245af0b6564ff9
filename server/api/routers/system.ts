/** The machinery behind runs: workers and what they can run on. Not of a project, but shown to its researchers. */
import { listProviders, listWorkers } from '../../services/system/list-workers'
import { projectProcedure, router } from '../trpc'

export const systemRouter = router({
  workers: projectProcedure('researcher').query(() => listWorkers()),
  providers: projectProcedure('researcher').query(() => listProviders()),
})
