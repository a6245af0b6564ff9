/** A small line without axes, for a tile; its tile says the number. */
import type { Point } from './smooth'

export function Sparkline({
  points,
  label,
  width = 84,
  height = 28,
  colour = 'var(--ink-2)',
}: {
  points: readonly Point[]
  /** The reading, for screen readers. */
  label: string
  width?: number
  height?: number
  colour?: string
}) {
  const finite = points.filter(({ y }) => Number.isFinite(y))
  if (finite.length < 2) return <span className="sr-only">{label}</span>
  const xs = finite.map(({ x }) => x)
  const ys = finite.map(({ y }) => y)
  const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const pad = 4
  const place = ({ x, y }: Point) => ({
    x: pad + ((x - left) / (right - left || 1)) * (width - 2 * pad),
    y: height - pad - ((y - low) / (high - low || 1)) * (height - 2 * pad),
  })
  const places = finite.map(place)
  const end = places[places.length - 1]
  return (
    <svg
      role="img"
      aria-label={label}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      className="shrink-0"
    >
      <path
        d={`M${places.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`}
        fill="none"
        stroke={colour}
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
      <circle cx={end.x} cy={end.y} r="2.5" fill="var(--ink)" />
    </svg>
  )
}
