/** Does one errand. Rejecting hands it to the next free worker, which begins it again. */

import type { Errand } from '../queue/job-types'
import { runExport } from '../services/exports/run-export'
import { runImport } from '../services/imports/run-import'
import { runScreening } from '../services/screening/run-screening'
import { screenImport } from '../services/screening/start-screening'

export function runErrand(errand: Errand, signal: AbortSignal): Promise<void> {
  switch (errand.kind) {
    case 'import':
      return runImport(errand.importId, signal, screenImport)
    case 'screen':
      return runScreening(errand.projectId, signal)
    case 'export':
      return runExport(errand.exportId, signal)
  }
}
