/** Exports and frozen datasets. The files themselves are streamed by `app/api/export/route.ts`. */
import { ExportRequest } from '../../schemas/export'
import { listSnapshots } from '../../services/datasets/list-snapshots'
import { previewExport } from '../../services/datasets/preview-export'
import { projectProcedure, router } from '../trpc'

export const datasetsRouter = router({
  preview: projectProcedure('researcher')
    .input(ExportRequest)
    .query(({ ctx, input }) => previewExport(ctx.actor, input)),
  snapshots: projectProcedure('researcher').query(({ ctx }) => listSnapshots(ctx.actor)),
})
