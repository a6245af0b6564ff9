/** Files brought into the project. Admins bring and take back; researchers see what came from where. Files are sent to `app/api/import`. */
import { ImportId, ImportReading, ImportSettings } from '../../schemas/import'
import { getImport, listImports } from '../../services/imports/list-imports'
import { previewImport } from '../../services/imports/preview-import'
import { startImport } from '../../services/imports/start-import'
import { undoImport } from '../../services/imports/undo-import'
import { projectProcedure, router } from '../trpc'

const researcher = projectProcedure('researcher')
const admin = projectProcedure('admin')

export const importsRouter = router({
  list: researcher.query(({ ctx }) => listImports(ctx.actor)),
  get: researcher.input(ImportId).query(({ ctx, input }) => getImport(ctx.actor, input)),
  // A mutation, because it reads a file again with every change of the mapping.
  preview: admin
    .input(ImportId.extend({ reading: ImportReading }))
    .mutation(({ ctx, input }) => previewImport(ctx.actor, input)),
  start: admin
    .input(ImportId.extend({ settings: ImportSettings }))
    .mutation(({ ctx, input }) => startImport(ctx.actor, input)),
  undo: admin.input(ImportId).mutation(({ ctx, input }) => undoImport(ctx.actor, input)),
})
