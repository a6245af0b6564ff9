/** The warnings of a run, one note each. */
import { Note } from '@/app/_components/ui/note'
import type { RunCurves } from '@/server/schemas/run-curves'
import { settingsOf } from '../../_components/config-fields'
import { warningsOf } from './run-warnings'
import type { RunDetail } from './use-live-run'

export function RunWarnings({ run, metrics }: { run: RunDetail; metrics: RunCurves }) {
  return warningsOf(metrics, settingsOf(run)).map(({ title, text }) => (
    <Note key={title} tone="warn" title={title}>
      {text}
    </Note>
  ))
}
