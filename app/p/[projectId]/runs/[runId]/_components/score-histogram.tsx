'use client'

/** How scores are spread, from bins that the trainer counted. */
import { BarPlot } from '@/app/_components/charts/bar-plot'
import { ChartCard } from '@/app/_components/charts/chart-card'
import { formatCount, formatMetric } from '@/app/_components/format'
import type { Histogram } from '@/server/schemas/run'

const TITLES: Record<string, string> = {
  'scores/train': 'Scores, training answers',
  'scores/validation': 'Scores, held-out answers',
}

/** A histogram that is new to this page goes by its own name. */
const titleOf = (name: string) => TITLES[name] ?? name

export function ScoreHistogram({
  name,
  histogram,
}: {
  name: string
  histogram: Histogram & { step: number }
}) {
  const { binEdges, counts, step } = histogram
  const bars = counts.map((count, index) => ({
    label: formatMetric(Number(((binEdges[index] + binEdges[index + 1]) / 2).toPrecision(2))),
    value: count,
  }))
  const total = counts.reduce((sum, count) => sum + count, 0)
  const middle = counts.map((count, index) => (count * (binEdges[index] + binEdges[index + 1])) / 2)
  const mean = total > 0 ? middle.reduce((sum, value) => sum + value, 0) / total : 0
  return (
    <ChartCard
      title={titleOf(name)}
      unit={`${formatCount(total)} answers at step ${formatCount(step)}`}
      reading={`Scores of ${formatCount(total)} answers between ${formatMetric(binEdges[0])} and ${formatMetric(binEdges[binEdges.length - 1])}, about ${formatMetric(mean)} in the middle.`}
      table={{
        columns: ['From', 'To', 'Answers'],
        rows: counts.map((count, index) => [
          formatMetric(binEdges[index]),
          formatMetric(binEdges[index + 1]),
          count,
        ]),
      }}
    >
      <BarPlot bars={bars} format={formatCount} colour="var(--m-rm)" />
    </ChartCard>
  )
}
