'use client'

/** Whether the reward model is as sure as it should be: agreement with people by how sure it is, against the ideal. */
import { Bar, CartesianGrid, ComposedChart, Line, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import { ChartCard } from '@/app/_components/charts/chart-card'
import { formatShare } from '@/app/_components/format'
import type { MetricName } from '@/ml/metrics'
import { type MetricPoint, seriesOf } from './metric-series'

/** The middle of each bin of confidence, and the metric that holds the agreement there. */
const BINS: readonly { ideal: number; label: string; metric: MetricName }[] = [
  { ideal: 0.55, label: '50–60 %', metric: 'calibration/50_60' },
  { ideal: 0.65, label: '60–70 %', metric: 'calibration/60_70' },
  { ideal: 0.75, label: '70–80 %', metric: 'calibration/70_80' },
  { ideal: 0.85, label: '80–90 %', metric: 'calibration/80_90' },
  { ideal: 0.95, label: '90–100 %', metric: 'calibration/90_100' },
]

export function ReliabilityChart({ metrics }: { metrics: readonly MetricPoint[] }) {
  const error = seriesOf(metrics, 'eval/ece').at(-1)
  if (!error) return null
  const latest = metrics.findLast(({ step, values }) => step === error.x && 'eval/ece' in values)
  const rows = BINS.map((bin) => {
    const agreement = latest?.values[bin.metric]
    return { ...bin, agreement: typeof agreement === 'number' ? agreement : null }
  })
  const axis = { fontSize: 11, fill: 'var(--ink-3)' }
  return (
    <ChartCard
      title="Calibration"
      unit="agreement with people, by how sure the model is"
      reading={`Where it is sure, people agree to within ${formatShare(error.y)} on average.`}
      isReadingVisible
      table={{
        columns: ['The model says', 'People agree'],
        rows: rows.map(({ label, agreement }) => [
          label,
          agreement === null ? 'never so sure' : formatShare(agreement),
        ]),
      }}
    >
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart
          data={rows}
          margin={{ top: 8, right: 4, bottom: 0, left: 0 }}
          barCategoryGap="8%"
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="label"
            tick={axis}
            tickLine={false}
            axisLine={false}
            height={20}
            interval="preserveStartEnd"
          />
          <YAxis
            domain={[0, 1]}
            ticks={[0, 0.5, 1]}
            tickFormatter={formatShare}
            tick={axis}
            tickLine={false}
            axisLine={false}
            width="auto"
          />
          <Bar dataKey="agreement" fill="var(--m-rm)" isAnimationActive={false} radius={[2, 2, 0, 0]} />
          <Line
            dataKey="ideal"
            stroke="var(--ink-3)"
            strokeDasharray="4 3"
            dot={false}
            isAnimationActive={false}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </ChartCard>
  )
}
