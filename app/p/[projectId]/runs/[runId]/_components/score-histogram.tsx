'use client'

/** How scores are spread, from bins that the trainer counted. */
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import { ChartCard } from '@/app/_components/charts/chart-card'
import { niceTicks } from '@/app/_components/charts/smooth'
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
  const rows = counts.map((count, index) => ({
    label: formatMetric(Number(((binEdges[index] + binEdges[index + 1]) / 2).toPrecision(2))),
    count,
  }))
  const total = counts.reduce((sum, count) => sum + count, 0)
  const middle = counts.map((count, index) => (count * (binEdges[index] + binEdges[index + 1])) / 2)
  const mean = total > 0 ? middle.reduce((sum, value) => sum + value, 0) / total : 0
  const ticks = niceTicks(0, Math.max(1, ...counts)).filter(Number.isInteger)
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
      <ResponsiveContainer width="100%" height="100%">
        <BarChart
          data={rows}
          margin={{ top: 8, right: 4, bottom: 0, left: 0 }}
          barCategoryGap="8%"
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="label"
            tick={{ fontSize: 11, fill: 'var(--ink-3)' }}
            tickLine={false}
            axisLine={false}
            height={20}
            interval="preserveStartEnd"
            minTickGap={24}
          />
          <YAxis
            domain={[0, ticks.at(-1) ?? 1]}
            ticks={ticks}
            tick={{ fontSize: 11, fill: 'var(--ink-3)' }}
            tickLine={false}
            axisLine={false}
            width="auto"
          />
          <Bar dataKey="count" fill="var(--m-rm)" isAnimationActive={false} radius={[2, 2, 0, 0]} />
        </BarChart>
      </ResponsiveContainer>
    </ChartCard>
  )
}
