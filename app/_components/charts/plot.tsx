'use client'

/**
 * Lines over a horizontal axis, as one SVG without a chart library: drawn once per change of data, so that moving the
 * pointer costs a hairline. Dragging sideways chooses a stretch; the keyboard's way is beside the chart.
 */
import { memo, useEffect, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { linearScale, niceTicks, type Scale } from './scale'
import type { Point } from './smooth'

export interface PlotLine {
  id: string
  label: string
  colour: string
  /** The points as they are: what the pointer reads, thin and pale behind the line. */
  points: readonly RangePoint[]
  /** The smoothed line. */
  line: readonly Point[]
  isRawDrawn: boolean
  opacity: number
  dash?: string
  /** Written at the line's end. */
  endLabel?: string
}

/** A point that may stand for several, with their range. */
export interface RangePoint extends Point {
  low?: number
  high?: number
}

export interface PlotProps {
  lines: readonly PlotLine[]
  xDomain: readonly [number, number]
  xLabel: string
  formatX: (value: number) => string
  /** Made for the height of the plot. */
  yScale: (range: readonly [number, number]) => Scale
  formatY: (value: number) => string
  references: readonly { y: number; label: string }[]
  healthy?: { from: number; to: number; label: string }
  /** A thin vertical line: how far it is. */
  now?: number
  onZoom?: (range: readonly [number, number] | null) => void
}

const TOP = 8
const BOTTOM = 20
const RIGHT = 10
const CHARACTER = 6.2
/** A shorter drag is a click. */
const LEAST_DRAG = 8

export function Plot(props: PlotProps) {
  const box = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState<{ width: number; height: number } | null>(null)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const observer = new ResizeObserver(
      ([
        {
          contentRect: { width, height },
        },
      ]) => setSize({ width, height }),
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return (
    <div ref={box} className="relative size-full select-none">
      {size && size.width > 0 && <SizedPlot {...props} {...size} />}
    </div>
  )
}

function SizedPlot({ width, height, onZoom, ...props }: PlotProps & { width: number; height: number }) {
  const t = useTranslations('charts')
  const { lines, xDomain, xLabel, formatX, formatY } = props
  const [pointer, setPointer] = useState<number | null>(null)
  const [dragFrom, setDragFrom] = useState<number | null>(null)
  const y = props.yScale([height - BOTTOM, TOP])
  const widest = Math.max(0, ...y.ticks.map((tick) => formatY(tick).length))
  const left = Math.ceil(widest * CHARACTER) + 8
  const x = linearScale(xDomain, [left, width - RIGHT], niceTicks(...xDomain))
  const within = (pixel: number) => Math.min(Math.max(pixel, left), width - RIGHT)
  const pixelOf = (event: React.PointerEvent) =>
    within(event.clientX - event.currentTarget.getBoundingClientRect().left)

  const at = pointer === null ? null : nearest(lines, x.valueAt(pointer))
  const isDragging = dragFrom !== null && pointer !== null && Math.abs(pointer - dragFrom) >= LEAST_DRAG
  return (
    <>
      {/* The keyboard zooms by the fields above the charts, and reads the table. */}
      <svg
        aria-hidden="true"
        width={width}
        height={height}
        className={onZoom ? 'touch-pan-y cursor-crosshair' : undefined}
        onPointerMove={(event) => setPointer(pixelOf(event))}
        onPointerLeave={() => {
          setPointer(null)
          setDragFrom(null)
        }}
        onPointerDown={(event) => onZoom && event.button === 0 && setDragFrom(pixelOf(event))}
        onPointerUp={(event) => {
          const to = pixelOf(event)
          if (onZoom && dragFrom !== null && Math.abs(to - dragFrom) >= LEAST_DRAG)
            onZoom([x.valueAt(Math.min(dragFrom, to)), x.valueAt(Math.max(dragFrom, to))])
          setDragFrom(null)
        }}
        onDoubleClick={() => onZoom?.(null)}
      >
        <Drawing {...props} width={width} height={height} left={left} />
        {isDragging && (
          <rect
            x={Math.min(dragFrom, pointer)}
            y={TOP}
            width={Math.abs(pointer - dragFrom)}
            height={height - TOP - BOTTOM}
            fill="var(--accent-soft)"
            fillOpacity={0.7}
            stroke="var(--accent-line)"
          />
        )}
        {at && !isDragging && (
          <>
            <path d={`M${x.at(at.x)} ${TOP}V${height - BOTTOM}`} stroke="var(--line-2)" />
            {at.points.map(({ line, point }) => (
              <circle
                key={line.id}
                cx={x.at(point.x)}
                cy={y.at(point.y)}
                r={3}
                fill={line.colour}
                stroke="var(--surface)"
              />
            ))}
          </>
        )}
      </svg>
      {at && !isDragging && (
        <div
          className="pointer-events-none absolute top-1 z-10 rounded-control border bg-raised px-2 py-1 text-caption shadow-e2"
          style={x.at(at.x) < width / 2 ? { left: x.at(at.x) + 10 } : { right: width - x.at(at.x) + 10 }}
        >
          <div className="whitespace-nowrap text-ink-3 tabular-nums">
            {xLabel} {formatX(at.x)}
          </div>
          {at.points.map(({ line, point }) => (
            <div key={line.id} className="whitespace-nowrap tabular-nums">
              {lines.length > 1 && `${line.label} `}
              <b className="font-semibold">{formatY(point.y)}</b>
              {point.low !== undefined && point.high !== undefined && (
                <span className="text-ink-3">
                  {' '}
                  {t('range', { low: formatY(point.low), high: formatY(point.high) })}
                </span>
              )}
            </div>
          ))}
        </div>
      )}
    </>
  )
}

/** What does not change while the pointer moves. */
const Drawing = memo(function Drawing({
  lines,
  xDomain,
  formatX,
  yScale,
  formatY,
  references,
  healthy,
  now,
  width,
  height,
  left,
}: Omit<PlotProps, 'onZoom' | 'xLabel'> & { width: number; height: number; left: number }) {
  const clip = useId()
  const right = width - RIGHT
  const bottom = height - BOTTOM
  const y = yScale([bottom, TOP])
  const x = linearScale(xDomain, [left, right], niceTicks(...xDomain))
  const path = (points: readonly Point[]) =>
    points.length < 2
      ? ''
      : `M${points.map((p) => `${x.at(p.x).toFixed(1)} ${y.at(p.y).toFixed(1)}`).join('L')}`
  const text = { fontSize: 11, fill: 'var(--ink-3)' }
  const main = lines[0]
  const end = main?.line.at(-1)
  return (
    <>
      <clipPath id={clip}>
        <rect x={left} y={TOP - 4} width={Math.max(0, right - left + 4)} height={bottom - TOP + 8} />
      </clipPath>
      {y.ticks.map((tick) => (
        <g key={tick}>
          <path d={`M${left} ${y.at(tick)}H${right}`} stroke="var(--line)" />
          <text {...text} x={left - 6} y={y.at(tick)} dy="0.35em" textAnchor="end">
            {formatY(tick)}
          </text>
        </g>
      ))}
      {visibleTicks(x, left, right).map((tick) => (
        <text
          key={tick}
          {...text}
          x={x.at(tick)}
          y={height - 5}
          textAnchor={x.at(tick) > right - 12 ? 'end' : x.at(tick) < left + 4 ? 'start' : 'middle'}
        >
          {formatX(tick)}
        </text>
      ))}
      <g clipPath={`url(#${clip})`}>
        {healthy && (
          <>
            <rect
              x={left}
              y={y.at(healthy.to)}
              width={right - left}
              height={Math.max(0, y.at(healthy.from) - y.at(healthy.to))}
              fill="var(--accent-soft)"
            />
            <text {...text} fill="var(--ink-2)" x={right - 4} y={y.at(healthy.to) + 13} textAnchor="end">
              {healthy.label}
            </text>
          </>
        )}
        {now !== undefined && <path d={`M${x.at(now)} ${TOP}V${bottom}`} stroke="var(--line-2)" />}
        {lines.map((line) => (
          <g key={line.id} fill="none" stroke={line.colour}>
            {line.isRawDrawn && (
              <path d={envelope(line.points, path)} fill={line.colour} fillOpacity={0.15} stroke="none" />
            )}
            {line.isRawDrawn && <path d={path(line.points)} strokeOpacity={0.35} />}
          </g>
        ))}
        {lines.map((line) => (
          <path
            key={line.id}
            d={path(line.line)}
            fill="none"
            stroke={line.colour}
            strokeWidth={2}
            strokeOpacity={line.opacity}
            strokeDasharray={line.dash}
            strokeLinejoin="round"
          />
        ))}
        {lines.map(
          ({ id, line: [only, second], colour }) =>
            only && !second && <circle key={id} cx={x.at(only.x)} cy={y.at(only.y)} r={3} fill={colour} />,
        )}
        {end && main && (
          <circle cx={x.at(end.x)} cy={y.at(end.y)} r={3} fill={main.colour} stroke="var(--surface)" />
        )}
      </g>
      {references.map(({ y: value, label }) => (
        <g key={label}>
          <path d={`M${left} ${y.at(value)}H${right}`} stroke="var(--ink-3)" strokeDasharray="3 3" />
          <text {...text} fill="var(--ink-2)" x={right} y={y.at(value) - 4} textAnchor="end">
            {label}
          </text>
        </g>
      ))}
      {lines.map(({ id, endLabel, line }) => {
        const last = line.at(-1)
        if (!endLabel || !last) return null
        return (
          <text
            key={id}
            {...text}
            fill="var(--ink-2)"
            x={Math.min(x.at(last.x), right)}
            y={y.at(last.y) - 5}
            textAnchor="end"
          >
            {endLabel}
          </text>
        )
      })}
    </>
  )
})

function visibleTicks(x: Scale, left: number, right: number): number[] {
  return x.ticks.filter((tick) => x.at(tick) >= left - 0.5 && x.at(tick) <= right + 0.5)
}

/** The stretch between the least and the greatest of each point, where points stand for several. */
function envelope(points: readonly RangePoint[], path: (points: readonly Point[]) => string): string {
  if (!points.some(({ low }) => low !== undefined)) return ''
  const upper = points.map(({ x, y, high = y }) => ({ x, y: high }))
  const lower = points.map(({ x, y, low = y }) => ({ x, y: low }))
  return `${path([...upper, ...lower.reverse()])}Z`
}

/** The point of each line that is nearest to x; the first line says which x is read. */
function nearest(lines: readonly PlotLine[], x: number) {
  const points = lines.flatMap((line) => {
    const point = nearestPoint(line.points, x)
    return point ? [{ line, point }] : []
  })
  return points.length > 0 ? { x: points[0].point.x, points } : null
}

function nearestPoint(points: readonly RangePoint[], x: number): RangePoint | undefined {
  let [low, high] = [0, points.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (points[middle].x < x) low = middle + 1
    else high = middle
  }
  const [before, after] = [points[low - 1], points[low]]
  return before && after && x - before.x < after.x - x ? before : after
}
