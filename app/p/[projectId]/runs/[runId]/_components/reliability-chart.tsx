'use client'

import { useTranslations } from 'use-intl'
/** Whether the reward model is as sure as it should be: agreement with people by how sure it is, against the ideal. */
import { BarPlot } from '@/app/_components/charts/bar-plot'
import { ChartCard } from '@/app/_components/charts/chart-card'
import { useFormats } from '@/app/_i18n/use-formats'
import type { MetricName } from '@/ml/metrics'
import type { RunCurves } from '@/server/schemas/run-curves'

/** The middle of each bin of confidence, and the metric that holds the agreement there. */
const BINS: readonly { ideal: number; label: string; metric: MetricName }[] = [
  { ideal: 0.55, label: '50–60 %', metric: 'calibration/50_60' },
  { ideal: 0.65, label: '60–70 %', metric: 'calibration/60_70' },
  { ideal: 0.75, label: '70–80 %', metric: 'calibration/70_80' },
  { ideal: 0.85, label: '80–90 %', metric: 'calibration/80_90' },
  { ideal: 0.95, label: '90–100 %', metric: 'calibration/90_100' },
]

export function ReliabilityChart({ curves }: Pick<RunCurves, 'curves'>) {
  const t = useTranslations('run')
  const f = useFormats()
  const error = curves['eval/ece']?.at(-1)
  if (!error) return null
  const rows = BINS.map((bin) => {
    const latest = curves[bin.metric]?.at(-1)
    return { ...bin, agreement: latest?.step === error.step ? latest.value : null }
  })
  return (
    <ChartCard
      title={t('calibration.title')}
      unit={t('calibration.unit')}
      reading={t('calibration.reading', { error: error.value })}
      isReadingVisible
      table={{
        columns: [t('calibration.says'), t('calibration.agree')],
        rows: rows.map(({ label, agreement }) => [
          label,
          agreement === null ? t('calibration.never') : f.share(agreement),
        ]),
      }}
    >
      <BarPlot
        bars={rows.map(({ label, agreement, ideal }) => ({ label, value: agreement, ideal }))}
        ticks={[0, 0.5, 1]}
        format={f.share}
        colour="var(--m-rm)"
      />
    </ChartCard>
  )
}
