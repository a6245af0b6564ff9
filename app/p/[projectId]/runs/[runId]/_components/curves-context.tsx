'use client'

/** How the charts of a run are looked at, together: axis, smoothing, scale, stretch, runs laid over. */
import { useQueries } from '@tanstack/react-query'
import { createContext, useContext, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useFormats } from '@/app/_i18n/use-formats'
import { useTRPC } from '@/app/_trpc/client'
import { CURVE_POINTS, type RunCurves } from '@/server/schemas/run-curves'
import { type AxisName, axisOf, type CurveAxis, hasAxis } from './curve-axis'
import { isActive, type RunDetail } from './use-live-run'

export interface OverlaidRun {
  id: string
  name: string
}

export interface CurveView {
  axis: AxisName
  /** 0–0.99: over about 1 / (1 − smoothing) points. */
  smoothing: number
  isLog: boolean
  /** In steps of this run; null for the whole of it. */
  zoom: readonly [number, number] | null
  overlaid: readonly OverlaidRun[]
}

export const DEFAULT_VIEW: CurveView = {
  axis: 'step',
  smoothing: 0.8,
  isLog: false,
  zoom: null,
  overlaid: [],
}

export interface LaidOut {
  name: string
  curves: RunCurves
  axis: CurveAxis
}

interface Curves {
  run: RunDetail
  /** Of the whole run: what numbers and readings are taken from. */
  whole: RunCurves
  /** What is drawn: of the stretch that is looked at, step by step where that is possible. */
  own: LaidOut
  others: readonly LaidOut[]
  view: CurveView
  change: (change: Partial<CurveView>) => void
}

const Context = createContext<Curves | null>(null)

export function useCurves(): Curves {
  const curves = useContext(Context)
  if (!curves) throw new Error('useCurves outside CurvesProvider')
  return curves
}

export function CurvesProvider({
  projectId,
  run,
  metrics,
  children,
}: {
  projectId: string
  run: RunDetail
  metrics: RunCurves
  children: React.ReactNode
}) {
  const t = useTranslations('run')
  const f = useFormats()
  const [view, setView] = useState(DEFAULT_VIEW)
  const axisName = hasAxis(metrics, view.axis) ? view.axis : 'step'
  const axis = useMemo(() => axisOf(metrics, axisName, t, f), [metrics, axisName, t, f])
  const detail = useDetail(projectId, run, metrics, view.zoom)
  const others = useOverlaid(projectId, view, axisName, axis)
  const value = useMemo<Curves>(
    () => ({
      run,
      whole: metrics,
      own: { name: run.name, curves: detail ?? metrics, axis },
      others,
      view: { ...view, axis: axisName },
      change: (change) => setView((now) => ({ ...now, ...change })),
    }),
    [run, metrics, detail, axis, axisName, others, view],
  )
  return <Context value={value}>{children}</Context>
}

/** A stretch of a long run more finely than the whole of it was sent. */
function useDetail(projectId: string, run: RunDetail, metrics: RunCurves, zoom: CurveView['zoom']) {
  const trpc = useTRPC()
  const isThinned = Object.values(metrics.curves).some((points) => points.length >= CURVE_POINTS / 2)
  const [from, to] = zoom ? [Math.max(0, Math.floor(zoom[0])), Math.ceil(zoom[1])] : [0, 0]
  const [query] = useQueries({
    queries: [
      trpc.runs.metrics.queryOptions(
        { projectId, runId: run.id, from, to },
        {
          enabled: zoom !== null && isThinned,
          staleTime: isActive(run) ? 5000 : Number.POSITIVE_INFINITY,
        },
      ),
    ],
  })
  return zoom && isThinned ? query.data : undefined
}

function useOverlaid(
  projectId: string,
  { overlaid, zoom }: CurveView,
  axisName: AxisName,
  axis: CurveAxis,
): readonly LaidOut[] {
  const t = useTranslations('run')
  const f = useFormats()
  const trpc = useTRPC()
  const wholes = useQueries({
    queries: overlaid.map(({ id }) =>
      trpc.runs.metrics.queryOptions({ projectId, runId: id }, { staleTime: 60_000 }),
    ),
    combine: (results) => results.map(({ data }) => data),
  })
  const placed = useMemo(
    () =>
      wholes.map((curves) =>
        curves && hasAxis(curves, axisName)
          ? { curves, axis: axisOf(curves, axisName, t, f, axis.seconds) }
          : null,
      ),
    [wholes, axisName, axis, t, f],
  )
  const details = useQueries({
    queries: overlaid.map(({ id }, index) => {
      const own = placed[index]?.axis
      const steps = zoom && own ? zoom.map((step) => own.stepAt(axis.xOf(step))) : null
      const [from, to] = steps
        ? [Math.max(0, Math.floor(steps[0])), Math.max(0, Math.ceil(steps[1]))]
        : [0, 0]
      return trpc.runs.metrics.queryOptions(
        { projectId, runId: id, from, to },
        { enabled: steps !== null, staleTime: 60_000 },
      )
    }),
    combine: (results) => results.map(({ data }) => data),
  })
  return useMemo(
    () =>
      placed.flatMap((one, index) =>
        one
          ? [{ name: overlaid[index].name, axis: one.axis, curves: (zoom && details[index]) || one.curves }]
          : [],
      ),
    [placed, details, overlaid, zoom],
  )
}
