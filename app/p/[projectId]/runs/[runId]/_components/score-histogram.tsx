'use client'

import { useTranslations } from 'use-intl'
/** How scores are spread, from bins that the trainer counted. */
import { BarPlot } from '@/app/_components/charts/bar-plot'
import { ChartCard } from '@/app/_components/charts/chart-card'
import { useFormats } from '@/app/_i18n/use-formats'
import type { Histogram } from '@/server/schemas/run'

const TITLES = { 'scores/train': 'training', 'scores/validation': 'heldOut' } as const

export function ScoreHistogram({
  name,
  histogram,
}: {
  name: string
  histogram: Histogram & { step: number }
}) {
  const t = useTranslations('run')
  const f = useFormats()
  const { binEdges, counts, step } = histogram
  const bars = counts.map((count, index) => ({
    label: f.metric(Number(((binEdges[index] + binEdges[index + 1]) / 2).toPrecision(2))),
    value: count,
  }))
  const total = counts.reduce((sum, count) => sum + count, 0)
  const middle = counts.map((count, index) => (count * (binEdges[index] + binEdges[index + 1])) / 2)
  const mean = total > 0 ? middle.reduce((sum, value) => sum + value, 0) / total : 0
  return (
    <ChartCard
      // A histogram that is new to this page goes by its own name.
      title={name in TITLES ? t(`histogram.${TITLES[name as keyof typeof TITLES]}`) : name}
      unit={t('histogram.unit', { total, step })}
      reading={t('histogram.reading', {
        total,
        low: f.metric(binEdges[0]),
        high: f.metric(binEdges[binEdges.length - 1]),
        mean: f.metric(mean),
      })}
      table={{
        columns: [t('histogram.from'), t('histogram.to'), t('histogram.answers')],
        rows: counts.map((count, index) => [f.metric(binEdges[index]), f.metric(binEdges[index + 1]), count]),
      }}
    >
      <BarPlot bars={bars} format={f.count} colour="var(--m-rm)" />
    </ChartCard>
  )
}
