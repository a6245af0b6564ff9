/** Exports that a worker writes: begun, followed, and told of when they are ready. `app/api/export/file` sends the files. */
import { z } from 'zod'
import { ExportRequest } from '../../schemas/export'
import { exportNews, markExportSeen } from '../../services/exports/export-news'
import { listExports } from '../../services/exports/list-exports'
import { startExport } from '../../services/exports/start-export'
import { projectProcedure, router } from '../trpc'

/** Older ones are listed for programs; a person makes them again. */
const SHOWN = 20

const researcher = projectProcedure('researcher')

export const exportsRouter = router({
  latest: researcher.query(async ({ ctx }) => (await listExports(ctx.actor, { limit: SHOWN })).rows),
  news: researcher.query(({ ctx }) => exportNews(ctx.actor)),
  start: researcher.input(ExportRequest).mutation(({ ctx, input }) => startExport(ctx.actor, input)),
  markSeen: researcher
    .input(z.object({ exportId: z.string().min(1).max(64) }))
    .mutation(({ ctx, input }) => markExportSeen(ctx.actor, input)),
})
