/** Does one errand. Rejecting hands it to the next free worker, which begins it again. */
import { runImport } from '../services/imports/run-import'
import type { Errand } from './queue'

export function runErrand(errand: Errand, signal: AbortSignal): Promise<void> {
  switch (errand.kind) {
    case 'import':
      return runImport(errand.importId, signal)
  }
}
