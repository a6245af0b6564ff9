/** Exports and frozen datasets. The files themselves are streamed by `app/api/export/route.ts`. */
import { ExportRequest } from '../../schemas/export'
import {
  CompareSnapshots,
  CountSnapshot,
  SnapshotChoices,
  SnapshotId,
  TakeSnapshot,
} from '../../schemas/snapshot'
import { compareSnapshots } from '../../services/datasets/compare-snapshots'
import { countFiltered } from '../../services/datasets/count-filtered'
import { listSnapshots } from '../../services/datasets/list-snapshots'
import { previewExport } from '../../services/datasets/preview-export'
import { snapshotChoices } from '../../services/datasets/snapshot-choices'
import { takeSnapshot } from '../../services/datasets/take-snapshot'
import { verifySnapshot } from '../../services/datasets/verify-snapshot'
import { projectProcedure, router } from '../trpc'

const researcher = projectProcedure('researcher')

export const datasetsRouter = router({
  preview: researcher.input(ExportRequest).query(({ ctx, input }) => previewExport(ctx.actor, input)),
  snapshots: researcher.query(({ ctx }) => listSnapshots(ctx.actor)),
  choices: researcher.input(SnapshotChoices).query(({ ctx, input }) => snapshotChoices(ctx.actor, input)),
  take: researcher.input(TakeSnapshot).mutation(({ ctx, input }) => takeSnapshot(ctx.actor, input)),
  count: researcher.input(CountSnapshot).query(({ ctx, input }) => countFiltered(ctx.actor, input)),
  compare: researcher.input(CompareSnapshots).query(({ ctx, input }) => compareSnapshots(ctx.actor, input)),
  verify: researcher.input(SnapshotId).mutation(({ ctx, input }) => verifySnapshot(ctx.actor, input)),
})
