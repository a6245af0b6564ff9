'use client'

/** A run that updates itself: what the page was rendered with, plus every event since, across lost connections. */
import { useQueryClient } from '@tanstack/react-query'
import { useSubscription } from '@trpc/tanstack-react-query'
import { useReducer } from 'react'
import { type ApiOutput, useTRPC } from '@/app/_trpc/client'
import { formatCursor } from '@/server/schemas/run-cursor'
import { type MetricPoint, type RunCurves, withMetrics } from '@/server/schemas/run-curves'

export type RunDetail = ApiOutput['runs']['get']
export type LogLines = ApiOutput['runs']['log']
export type WatchedAnswers = ApiOutput['runs']['samples']

export interface LiveRun {
  run: RunDetail
  metrics: RunCurves
  log: LogLines
  samples: WatchedAnswers
}

type Update = { run: Partial<RunDetail>; metrics: MetricPoint[]; log: LogLines; samples: WatchedAnswers }

/** It has not ended: something may still happen to it. */
export const isActive = ({ status }: Pick<RunDetail, 'status'>) =>
  status === 'waiting' || status === 'running' || status === 'paused'

/** Metrics merge by step; log lines and samples append what is new. */
export function mergeUpdate(state: LiveRun, update: Update): LiveRun {
  const knownLines = new Set(state.log.map(({ id }) => id))
  const sampleKey = ({ step, promptId }: WatchedAnswers[number]) => `${step}/${promptId}`
  const knownSamples = new Set(state.samples.map(sampleKey))
  return {
    run: { ...state.run, ...update.run },
    metrics: withMetrics(state.metrics, update.metrics),
    log: [...state.log, ...update.log.filter(({ id }) => !knownLines.has(id))],
    samples: [...state.samples, ...update.samples.filter((sample) => !knownSamples.has(sampleKey(sample)))],
  }
}

const lastStep = ({ curves }: RunCurves) =>
  Math.max(-1, ...Object.values(curves).map((points) => points.at(-1)?.step ?? -1))

export function useLiveRun(projectId: string, initial: LiveRun): LiveRun & { isReconnecting: boolean } {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const [state, merge] = useReducer(mergeUpdate, initial)
  const lastEventId = formatCursor({
    metricStep: lastStep(initial.metrics),
    logId: initial.log.at(-1)?.id ?? '0',
    sampleStep: initial.samples.at(-1)?.step ?? -1,
  })
  const { status } = useSubscription(
    trpc.runs.watch.subscriptionOptions(
      { projectId, runId: initial.run.id, lastEventId },
      {
        enabled: isActive(initial.run) && isActive(state.run),
        onData: ({ data }) => {
          merge(data)
          // Lists and the sidebar's counts change when a run ends.
          if (!isActive(data.run)) void queries.invalidateQueries()
        },
      },
    ),
  )
  return { ...state, isReconnecting: isActive(state.run) && status === 'connecting' && state !== initial }
}
