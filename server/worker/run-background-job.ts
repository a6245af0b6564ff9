/** Does one background job. Rejecting hands it to the next free worker, which begins it again. */
import { withLogContext } from '../log'
import type { BackgroundJob } from '../queue/job-types'
import { runExport } from '../services/exports/run-export'
import { runImport } from '../services/imports/run-import'
import { runScreening } from '../services/screening/run-screening'
import { screenImport } from '../services/screening/start-screening'

export const runBackgroundJob = (job: BackgroundJob, signal: AbortSignal): Promise<void> =>
  withLogContext({ job: job.kind }, () => perform(job, signal))

function perform(job: BackgroundJob, signal: AbortSignal): Promise<void> {
  switch (job.kind) {
    case 'import':
      return runImport(job.importId, signal, screenImport)
    case 'screen':
      return runScreening(job.projectId, signal)
    case 'export':
      return runExport(job.exportId, signal)
  }
}
