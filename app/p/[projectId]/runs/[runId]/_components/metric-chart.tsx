'use client'

/** One chart of a run by metric names, looked at as the page says (`curves-context`), with the runs laid over it. */
import { LineChart, type LineChartProps, type LineSeries } from '@/app/_components/charts/line-chart'
import type { ModelKindName } from '@/app/_components/ui/model-chip'
import type { MetricName } from '@/ml/metrics'
import type { RunCurves } from '@/server/schemas/run-curves'
import type { CurveAxis } from './curve-axis'
import { type LaidOut, useCurves } from './curves-context'
import { isActive, type RunDetail } from './use-live-run'

export interface MetricLine {
  metric: MetricName
  label: string
  kind?: ModelKindName
  isOlder?: boolean
  /** Measured now and then: never smoothed. */
  isExact?: boolean
}

type Props = Pick<
  LineChartProps,
  'title' | 'unit' | 'references' | 'isFromZero' | 'range' | 'format' | 'reading' | 'isReadingVisible'
> & { lines: readonly MetricLine[] }

export function MetricChart({ lines, ...chart }: Props) {
  const { run, whole, own, others, view, change } = useCurves()
  const { axis } = own
  const seriesOf = (line: MetricLine, { curves }: LaidOut, along: CurveAxis): LineSeries => ({
    id: line.metric,
    label: line.label,
    kind: line.kind,
    isOlder: line.isOlder,
    smoothing: line.isExact ? 0 : view.smoothing,
    points: pointsOf(curves, line.metric, along),
  })
  const [first] = lines
  const series = [
    ...lines.map((line) => seriesOf(line, own, axis)),
    ...others.map((other) => ({
      ...seriesOf(first, other, other.axis),
      id: `${other.name}/${first.metric}`,
      label: other.name,
      isOverlay: true,
    })),
  ]
  return (
    <LineChart
      {...chart}
      series={series}
      current={latestOf(whole, first.metric)}
      plannedEnd={plannedEnd(run, whole, axis)}
      xLabel={axis.label}
      formatX={axis.format}
      isLog={view.isLog}
      zoom={view.zoom && [axis.xOf(view.zoom[0]), axis.xOf(view.zoom[1])]}
      onZoom={(range) => change({ zoom: range && [axis.stepAt(range[0]), axis.stepAt(range[1])] })}
    />
  )
}

export const pointsOf = ({ curves }: RunCurves, name: string, axis?: CurveAxis) =>
  (curves[name] ?? []).map(({ step, value, low, high }) => ({
    x: axis?.xOf(step) ?? step,
    y: value,
    low,
    high,
  }))

export const latestOf = ({ curves }: RunCurves, name: string): number | undefined =>
  curves[name]?.at(-1)?.value

/** Where the axis ends when all steps are made; as far as it came once it has ended. */
function plannedEnd(run: RunDetail, { curves }: RunCurves, axis: CurveAxis): number | undefined {
  if (axis.name === 'step') return run.totalSteps
  const last = Math.max(0, ...Object.values(curves).map((points) => points.at(-1)?.step ?? 0))
  return last > 0 ? axis.xOf(isActive(run) ? run.totalSteps : last) : undefined
}
