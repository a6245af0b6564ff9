'use client'

/**
 * Values over steps: raw (thin, pale) and smoothed (2 px) per series, reference lines, a healthy band, and an x axis
 * that shows the planned end, so that the empty part is the work left. Points append without easing.
 */
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Label,
  Line,
  ReferenceArea,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import { formatCount, formatMetric } from '../format'
import { MODEL_COLOUR, type ModelKindName, ModelShape } from '../ui/model-chip'
import { ChartCard } from './chart-card'
import { niceTicks, type Point, smooth } from './smooth'

export interface LineSeries {
  id: string
  label: string
  points: readonly Point[]
  /** Gives the hue; without it the line is ink. */
  kind?: ModelKindName
  /** Dashed and paler: an older version of the same kind, or a second split. */
  isOlder?: boolean
  /** 0 to draw the points as they are. */
  smoothing?: number
  /** 10–90 % band, at the same x as the points. */
  band?: readonly { x: number; low: number; high: number }[]
}

export interface LineChartProps {
  title: string
  unit?: string
  series: readonly LineSeries[]
  references?: readonly { y: number; label: string }[]
  healthy?: { from: number; to: number; label?: string }
  /** Where the x axis ends when everything has run; also "now" is marked before it. */
  plannedEnd?: number
  /** Shares and KL start at zero. */
  isFromZero?: boolean
  /** Fixed range, for shares of a whole. */
  range?: readonly [number, number]
  format?: (value: number) => string
  /** States the reading; by default first, latest and range of the first series. */
  reading?: string
  isReadingVisible?: boolean
  xLabel?: string
  height?: number
  className?: string
}

type Row = { x: number } & Record<string, number | [number, number]>

/** One row per x with every series' raw, smoothed and band values. */
function rowsOf(series: readonly LineSeries[]): Row[] {
  const rows = new Map<number, Row>()
  const at = (x: number): Row => {
    const row = rows.get(x) ?? { x }
    rows.set(x, row)
    return row
  }
  for (const { id, points, band, smoothing = 0.8 } of series) {
    const lines = smooth(points, smoothing)
    points.forEach((point, index) => {
      const row = at(point.x)
      row[`${id}.raw`] = point.y
      row[`${id}.line`] = lines[index].y
    })
    for (const { x, low, high } of band ?? []) at(x)[`${id}.band`] = [low, high]
  }
  return [...rows.values()].sort((a, b) => a.x - b.x)
}

export function LineChart({
  title,
  unit,
  series,
  references = [],
  healthy,
  plannedEnd,
  isFromZero = false,
  range,
  format = formatMetric,
  reading,
  isReadingVisible,
  xLabel = 'Step',
  height = 200,
  className,
}: LineChartProps) {
  const rows = rowsOf(series)
  const main = series.find(({ points }) => points.length > 0)
  const latest = main?.points.at(-1)
  const isEmpty = rows.length === 0

  const bands = series.flatMap(({ band = [] }) => band.flatMap(({ low, high }) => [low, high]))
  const values = series.flatMap(({ points }) => points.map(({ y }) => y)).filter(Number.isFinite)
  const marks = [
    ...references.map(({ y }) => y),
    ...(healthy ? [healthy.from, healthy.to] : []),
    ...(isFromZero ? [0] : []),
  ]
  const all = [...values, ...bands, ...marks]
  // A reference on the very edge would hide its label; a little room above it moves the edge one tick up.
  const room = marks.length > 0 ? (Math.max(...all) - Math.min(...all)) * 0.04 : 0
  const top = Math.max(...values, ...bands, ...marks.map((mark) => mark + room))
  const yTicks = range ? niceTicks(range[0], range[1]) : niceTicks(Math.min(...all), top)
  const lastX = rows.at(-1)?.x ?? 0
  const xTicks = niceTicks(Math.min(0, rows[0]?.x ?? 0), Math.max(plannedEnd ?? 0, lastX, 1))
  const xEnd = plannedEnd && plannedEnd >= lastX ? plannedEnd : Math.max(lastX, 1)

  const lineEnd = main && smooth(main.points, main.smoothing ?? 0.8).at(-1)
  const colourOf = ({ kind }: LineSeries) => (kind ? MODEL_COLOUR[kind] : 'var(--ink-2)')

  return (
    <ChartCard
      title={title}
      unit={unit}
      value={latest && format(latest.y)}
      keys={
        series.length > 1 &&
        series.map((one) => (
          <span key={one.id} className="inline-flex items-center gap-1.5">
            {one.kind ? (
              <ModelShape kind={one.kind} className={one.isOlder ? 'opacity-65' : undefined} />
            ) : (
              <svg aria-hidden="true" viewBox="0 0 14 2" className="h-0.5 w-3.5">
                <path
                  d="M0 1h14"
                  stroke="var(--ink-2)"
                  strokeWidth="2"
                  strokeDasharray={one.isOlder ? '5 4' : undefined}
                />
              </svg>
            )}
            {one.label}
          </span>
        ))
      }
      reading={reading ?? defaultReading(main, format, xLabel)}
      isReadingVisible={isReadingVisible}
      height={height}
      className={className}
      table={{
        columns: [xLabel, ...series.map(({ label }) => label)],
        rows: rows.map((row) => [
          formatCount(row.x),
          ...series.map(({ id }) => {
            const value = row[`${id}.raw`]
            return typeof value === 'number' ? format(value) : ''
          }),
        ]),
      }}
    >
      {isEmpty ? (
        <p className="grid h-full place-items-center text-ink-3 text-ui">No points yet</p>
      ) : (
        <ResponsiveContainer width="100%" height="100%">
          <ComposedChart
            data={rows}
            margin={{ top: 8, right: 10, bottom: 0, left: 0 }}
            accessibilityLayer={false}
          >
            <CartesianGrid vertical={false} stroke="var(--line)" />
            {healthy && (
              <ReferenceArea
                y1={healthy.from}
                y2={healthy.to}
                fill="var(--accent-soft)"
                fillOpacity={1}
                ifOverflow="hidden"
              >
                <Label
                  value={healthy.label ?? 'healthy range'}
                  position="insideTopRight"
                  fontSize={11}
                  fill="var(--ink-2)"
                />
              </ReferenceArea>
            )}
            <XAxis
              dataKey="x"
              type="number"
              domain={[xTicks[0], xEnd]}
              ticks={xTicks.filter((tick) => tick <= xEnd)}
              tickFormatter={formatCount}
              tick={{ fontSize: 11, fill: 'var(--ink-3)' }}
              tickLine={false}
              axisLine={false}
              height={20}
            />
            <YAxis
              domain={[yTicks[0], yTicks[yTicks.length - 1]]}
              ticks={yTicks}
              tickFormatter={format}
              tick={{ fontSize: 11, fill: 'var(--ink-3)' }}
              tickLine={false}
              axisLine={false}
              width="auto"
            />
            <Tooltip
              isAnimationActive={false}
              cursor={{ stroke: 'var(--line-2)' }}
              content={({ active, label }) => {
                const row = rows.find(({ x }) => x === label)
                if (!active || !row) return null
                return (
                  <div className="rounded-control border bg-raised px-2 py-1 text-caption shadow-e2">
                    <div className="text-ink-3 tabular-nums">
                      {xLabel} {formatCount(row.x)}
                    </div>
                    {series.map(({ id, label: name }) => {
                      const value = row[`${id}.raw`]
                      return typeof value === 'number' ? (
                        <div key={id} className="tabular-nums">
                          {series.length > 1 && `${name} `}
                          <b className="font-semibold">{format(value)}</b>
                        </div>
                      ) : null
                    })}
                  </div>
                )
              }}
            />
            {plannedEnd && latest && latest.x < plannedEnd && (
              <ReferenceLine x={latest.x} stroke="var(--line-2)" />
            )}
            {references.map(({ y, label }) => (
              <ReferenceLine key={label} y={y} stroke="var(--ink-3)" strokeDasharray="3 3">
                <Label value={label} position="insideTopRight" fontSize={11} fill="var(--ink-2)" />
              </ReferenceLine>
            ))}
            {series.map(
              (one) =>
                one.band && (
                  <Area
                    key={`${one.id}.band`}
                    dataKey={`${one.id}.band`}
                    stroke="none"
                    fill={colourOf(one)}
                    fillOpacity={0.15}
                    isAnimationActive={false}
                    activeDot={false}
                  />
                ),
            )}
            {series.map(
              (one) =>
                one.smoothing !== 0 &&
                !one.isOlder && (
                  <Line
                    key={`${one.id}.raw`}
                    dataKey={`${one.id}.raw`}
                    stroke={colourOf(one)}
                    strokeOpacity={0.35}
                    strokeWidth={1}
                    dot={false}
                    activeDot={false}
                    connectNulls
                    isAnimationActive={false}
                  />
                ),
            )}
            {series.map((one) => (
              <Line
                key={`${one.id}.line`}
                dataKey={`${one.id}.line`}
                stroke={colourOf(one)}
                strokeOpacity={one.isOlder ? 0.65 : 1}
                strokeDasharray={one.isOlder ? '5 4' : one.kind === 'other' ? '2 4' : undefined}
                strokeWidth={2}
                // A single point has no line; show it.
                dot={one.points.length === 1 ? { r: 3, fill: colourOf(one) } : false}
                activeDot={{ r: 3 }}
                connectNulls
                isAnimationActive={false}
              />
            ))}
            {main && lineEnd && Number.isFinite(lineEnd.y) && (
              <ReferenceDot x={lineEnd.x} y={lineEnd.y} r={3} fill={colourOf(main)} stroke="var(--surface)" />
            )}
          </ComposedChart>
        </ResponsiveContainer>
      )}
    </ChartCard>
  )
}

function defaultReading(
  main: LineSeries | undefined,
  format: (value: number) => string,
  xLabel: string,
): string {
  const first = main?.points[0]
  const latest = main?.points.at(-1)
  if (!main || !first || !latest) return 'No points yet.'
  const place = `${xLabel.toLowerCase()} ${formatCount(latest.x)}`
  const name = main.label.charAt(0).toUpperCase() + main.label.slice(1)
  return `${name} is ${format(latest.y)} at ${place}; it started at ${format(first.y)}.`
}
