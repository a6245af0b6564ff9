/** Bars side by side with a value axis, and a mark on each where it ought to end. Plain boxes: no chart library. */
import { niceTicks } from './scale'

export interface Bar {
  label: string
  /** Null: nothing to draw here. */
  value: number | null
  /** Where the bar ought to end. */
  ideal?: number
}

/** Labels that are not drawn still stand in the table beside the chart. */
const MOST_LABELS = 6

export function BarPlot({
  bars,
  ticks = niceTicks(0, Math.max(1, ...bars.map(({ value }) => value ?? 0))).filter(Number.isInteger),
  format,
  colour,
}: {
  bars: readonly Bar[]
  ticks?: readonly number[]
  format: (value: number) => string
  colour: string
}) {
  const top = ticks[ticks.length - 1]
  const heightOf = (value: number) => `${(100 * value) / top}%`
  const every = Math.ceil(bars.length / MOST_LABELS)
  return (
    <div
      aria-hidden="true"
      className="grid h-full grid-cols-[auto_1fr] grid-rows-[1fr_20px] gap-x-1.5 pt-2 text-axis text-ink-3"
    >
      <div className="relative">
        {ticks.map((tick) => (
          <span
            key={tick}
            className="absolute right-0 translate-y-1/2 tabular-nums"
            style={{ bottom: heightOf(tick) }}
          >
            {format(tick)}
          </span>
        ))}
        <span className="invisible">{format(top)}</span>
      </div>
      <div className="relative flex">
        {ticks.map((tick) => (
          <span
            key={tick}
            className="absolute inset-x-0 border-line border-t"
            style={{ bottom: heightOf(tick) }}
          />
        ))}
        {bars.map(({ label, value, ideal }) => (
          <span key={label} className="relative h-full flex-1">
            <span
              className="absolute inset-x-[4%] bottom-0 rounded-t-[2px]"
              style={{ height: heightOf(value ?? 0), background: colour }}
            />
            {ideal !== undefined && (
              <span
                className="absolute inset-x-0 border-ink-3 border-t border-dashed"
                style={{ bottom: heightOf(ideal) }}
              />
            )}
          </span>
        ))}
      </div>
      <div className="relative col-start-2 flex">
        {bars.map(({ label }, index) => (
          <span key={label} className="relative flex-1 text-center tabular-nums">
            {index % every === 0 && (
              <span className="absolute top-1 left-1/2 -translate-x-1/2 whitespace-nowrap">{label}</span>
            )}
          </span>
        ))}
      </div>
    </div>
  )
}
