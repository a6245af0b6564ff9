'use client'

/** How values are spread; with two or more series (chosen and rejected) the bars stand side by side. */
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { formatCount, formatMetric } from '../format'
import { ChartCard } from './chart-card'
import { niceTicks } from './smooth'

export interface HistogramSeries {
  id: string
  label: string
  values: readonly number[]
  colour: string
}

/** Equal bins over the range of all series together; the last bin includes its upper edge. */
export function binsOf(series: readonly HistogramSeries[], count: number) {
  const all = series.flatMap(({ values }) => values).filter(Number.isFinite)
  if (all.length === 0) return []
  const low = all.reduce((a, b) => Math.min(a, b))
  const high = all.reduce((a, b) => Math.max(a, b))
  const width = (high - low) / count || 1
  const bins = Array.from({ length: high > low ? count : 1 }, (_, index) => ({
    from: low + index * width,
    to: low + (index + 1) * width,
    counts: series.map(() => 0),
  }))
  series.forEach(({ values }, row) => {
    for (const value of values) {
      if (!Number.isFinite(value)) continue
      const bin = Math.min(bins.length - 1, Math.floor((value - low) / width))
      bins[bin].counts[row] += 1
    }
  })
  return bins
}

export function Histogram({
  title,
  unit,
  series,
  bins: binCount = 20,
  reading,
  isReadingVisible,
  height = 200,
  format = formatMetric,
  className,
}: {
  title: string
  unit?: string
  series: readonly HistogramSeries[]
  bins?: number
  reading: string
  isReadingVisible?: boolean
  height?: number
  format?: (value: number) => string
  className?: string
}) {
  const bins = binsOf(series, binCount)
  const rows = bins.map((bin) => ({
    label: format((bin.from + bin.to) / 2),
    ...Object.fromEntries(series.map(({ id }, row) => [id, bin.counts[row]])),
  }))
  const most = Math.max(1, ...bins.flatMap(({ counts }) => counts))
  const ticks = niceTicks(0, most).filter(Number.isInteger)
  return (
    <ChartCard
      title={title}
      unit={unit}
      reading={reading}
      isReadingVisible={isReadingVisible}
      height={height}
      className={className}
      keys={
        series.length > 1 &&
        series.map(({ id, label, colour }) => (
          <span key={id} className="inline-flex items-center gap-1.5">
            <span aria-hidden className="size-2.5 rounded-[2px]" style={{ background: colour }} />
            {label}
          </span>
        ))
      }
      table={{
        columns: ['From', 'to', ...series.map(({ label }) => label)],
        rows: bins.map((bin) => [format(bin.from), format(bin.to), ...bin.counts]),
      }}
    >
      {rows.length === 0 ? (
        <p className="grid h-full place-items-center text-ink-3 text-ui">No values yet</p>
      ) : (
        <ResponsiveContainer width="100%" height="100%">
          <BarChart
            data={rows}
            margin={{ top: 8, right: 4, bottom: 0, left: 0 }}
            barGap={0}
            barCategoryGap="12%"
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
              domain={[0, ticks.at(-1) ?? most]}
              ticks={ticks}
              tickFormatter={formatCount}
              tick={{ fontSize: 11, fill: 'var(--ink-3)' }}
              tickLine={false}
              axisLine={false}
              width="auto"
            />
            <Tooltip
              isAnimationActive={false}
              cursor={{ fill: 'var(--hover)' }}
              contentStyle={{
                background: 'var(--raised)',
                border: '1px solid var(--line)',
                borderRadius: 6,
                fontSize: 12,
                padding: '4px 8px',
              }}
              labelStyle={{ color: 'var(--ink-3)' }}
              itemStyle={{ color: 'var(--ink)', padding: 0 }}
            />
            {series.map(({ id, label, colour }) => (
              <Bar
                key={id}
                dataKey={id}
                name={label}
                fill={colour}
                isAnimationActive={false}
                radius={[2, 2, 0, 0]}
              />
            ))}
          </BarChart>
        </ResponsiveContainer>
      )}
    </ChartCard>
  )
}
