'use client'

/**
 * Values over steps: raw (thin, pale) and smoothed (2 px) per series, reference lines, a healthy band, and an x axis
 * that shows the planned end, so that the empty part is the work left. Points append without easing.
 */
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useFormats } from '@/app/_i18n/use-formats'
import type { Words } from '@/app/_i18n/words'
import { MODEL_COLOUR, type ModelKindName, ModelShape } from '../ui/model-chip'
import { ChartCard } from './chart-card'
import { Plot, type PlotLine, type RangePoint } from './plot'
import { valueScale } from './scale'
import { smooth } from './smooth'

export interface LineSeries {
  id: string
  label: string
  points: readonly RangePoint[]
  /** Gives the hue; without it the line is ink. */
  kind?: ModelKindName
  /** Dashed and paler: an older version of the same kind, or a second split. */
  isOlder?: boolean
  /** Another run laid over: dashed like an older one, named at its end, left out of the keys. */
  isOverlay?: boolean
  /** 0 to draw the points as they are. */
  smoothing?: number
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
  formatX?: (value: number) => string
  /** The newest value, when the points are only a part of the curve. */
  current?: number
  /** Only this stretch of the x axis. */
  zoom?: readonly [number, number] | null
  onZoom?: (range: readonly [number, number] | null) => void
  /** Powers of ten upwards; a chart with values at or below zero stays straight, and says so. */
  isLog?: boolean
  height?: number
  className?: string
}

const DEFAULT_SMOOTHING = 0.8
const OVERLAY_DASHES = ['5 4', '2 3', '9 4', '9 3 2 3']

export function LineChart({
  title,
  unit,
  series,
  references = [],
  healthy,
  plannedEnd,
  isFromZero = false,
  range,
  format: givenFormat,
  reading,
  isReadingVisible,
  xLabel: givenLabel,
  formatX: givenFormatX,
  current,
  zoom = null,
  onZoom,
  isLog = false,
  height = 200,
  className,
}: LineChartProps) {
  const t = useTranslations('charts')
  const f = useFormats()
  const format = givenFormat ?? f.metric
  const formatX = givenFormatX ?? f.count
  const xLabel = givenLabel ?? t('step')
  const drawn = useMemo(() => series.map((one, index) => lineOf(one, index, zoom)), [series, zoom])
  const lines = drawn.filter(({ points }) => points.length > 0)
  const main = series.find(({ points }) => points.length > 0)
  const latest = main?.points.at(-1)
  const value = current ?? latest?.y

  const values = lines
    .flatMap(({ points }) => points.flatMap(({ y, low = y, high = y }) => [low, high]))
    .filter(Number.isFinite)
  const isLogged = isLog && values.length > 0 && Math.min(...values) > 0
  const marks = [
    ...references.map(({ y }) => y),
    ...(healthy ? [healthy.from, healthy.to] : []),
    ...(isFromZero && !zoom ? [0] : []),
  ].filter((mark) => !isLogged || mark > 0)
  const all = [...values, ...marks]
  // A reference on the very edge would hide its label; a little room above it moves the edge one tick up.
  const room = references.length > 0 && !isLogged ? (Math.max(...all) - Math.min(...all)) * 0.04 : 0
  const scaled = [...all, ...references.map(({ y }) => y + room)].filter((value) => !isLogged || value > 0)

  const firstX = Math.min(0, ...lines.map(({ points }) => points[0].x))
  const lastX = Math.max(0, ...lines.map(({ points }) => points[points.length - 1].x))
  const xEnd = plannedEnd && plannedEnd >= lastX ? plannedEnd : lastX || 1
  return (
    <ChartCard
      title={title}
      unit={isLog && !isLogged ? `${unit ?? ''} ${t('noLog')}` : unit}
      value={value === undefined ? undefined : format(value)}
      keys={<Keys series={series} />}
      reading={reading ?? defaultReading(main, format, xLabel, formatX, t)}
      isReadingVisible={isReadingVisible}
      height={height}
      className={className}
      table={() => tableOf(drawn, xLabel, formatX, format)}
    >
      {lines.length === 0 ? (
        <p className="grid h-full place-items-center text-ink-3 text-ui">
          {main ? t('noneInStretch') : t('noPoints')}
        </p>
      ) : (
        <Plot
          lines={lines}
          xDomain={zoom ?? [firstX, xEnd]}
          xLabel={xLabel}
          formatX={formatX}
          yScale={(pixels) => valueScale(scaled, pixels, isLogged, zoom ? undefined : range)}
          formatY={format}
          references={references.filter(({ y }) => !isLogged || y > 0)}
          healthy={healthy && !isLogged ? { label: t('healthy'), ...healthy } : undefined}
          now={plannedEnd && latest && latest.x < plannedEnd ? latest.x : undefined}
          onZoom={onZoom}
        />
      )}
    </ChartCard>
  )
}

/** Smoothed over the whole series, then cut to the stretch that is shown with a neighbour on either side. */
function lineOf(one: LineSeries, index: number, zoom: LineChartProps['zoom']): PlotLine {
  const { smoothing = DEFAULT_SMOOTHING, points, isOlder, isOverlay, kind } = one
  const finite = points.filter(({ y }) => Number.isFinite(y))
  const line = smooth(finite, smoothing)
  const [from, to] = zoom ? stretchOf(finite, zoom) : [0, finite.length]
  return {
    id: one.id,
    label: one.label,
    colour: kind ? MODEL_COLOUR[kind] : 'var(--ink-2)',
    points: finite.slice(from, to),
    line: line.slice(from, to),
    isRawDrawn: !isOlder && !isOverlay && (smoothing !== 0 || points.some(({ low }) => low !== undefined)),
    opacity: isOlder || isOverlay ? 0.65 : 1,
    dash: isOverlay
      ? OVERLAY_DASHES[index % OVERLAY_DASHES.length]
      : isOlder
        ? '5 4'
        : kind === 'other'
          ? '2 4'
          : undefined,
    endLabel: isOverlay ? one.label : undefined,
  }
}

function stretchOf(points: readonly RangePoint[], [low, high]: readonly [number, number]): [number, number] {
  const from = points.findIndex(({ x }) => x >= low)
  if (from === -1) return [points.length, points.length]
  const after = points.findIndex(({ x }) => x > high)
  return [Math.max(0, from - 1), after === -1 ? points.length : after + 1]
}

function Keys({ series }: { series: readonly LineSeries[] }) {
  const named = series.filter(({ isOverlay }) => !isOverlay)
  if (named.length < 2) return null
  return named.map((one) => (
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

/** One row per x with every series' value. */
function tableOf(
  lines: readonly PlotLine[],
  xLabel: string,
  formatX: (value: number) => string,
  format: (value: number) => string,
) {
  const rows = new Map<number, Map<string, number>>()
  for (const { id, points } of lines)
    for (const { x, y } of points) rows.set(x, (rows.get(x) ?? new Map()).set(id, y))
  return {
    columns: [xLabel, ...lines.map(({ label }) => label)],
    rows: [...rows]
      .sort(([a], [b]) => a - b)
      .map(([x, values]) => [
        formatX(x),
        ...lines.map(({ id }) => {
          const value = values.get(id)
          return value === undefined ? '' : format(value)
        }),
      ]),
  }
}

function defaultReading(
  main: LineSeries | undefined,
  format: (value: number) => string,
  xLabel: string,
  formatX: (value: number) => string,
  t: Words<'charts'>,
): string {
  const first = main?.points[0]
  const latest = main?.points.at(-1)
  if (!main || !first || !latest) return t('noPoints')
  const name = main.label.charAt(0).toUpperCase() + main.label.slice(1)
  return t('reading', {
    name,
    value: format(latest.y),
    at: `${xLabel.toLowerCase()} ${formatX(latest.x)}`,
    first: format(first.y),
  })
}
