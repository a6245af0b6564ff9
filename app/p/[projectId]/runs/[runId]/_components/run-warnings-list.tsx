/** The warnings of a run, one note each. */

import { useTranslations } from 'use-intl'
import { Note } from '@/app/_components/ui/note'
import { useFormats } from '@/app/_i18n/use-formats'
import type { RunCurves } from '@/server/schemas/run-curves'
import { settingsOf } from '../../_components/config-fields'
import { warningsOf } from './run-warnings'
import type { RunDetail } from './use-live-run'

export function RunWarnings({ run, metrics }: { run: RunDetail; metrics: RunCurves }) {
  const t = useTranslations('run')
  const f = useFormats()
  return warningsOf(metrics, settingsOf(run), t, f).map(({ title, text }) => (
    <Note key={title} tone="warn" title={title}>
      {text}
    </Note>
  ))
}
