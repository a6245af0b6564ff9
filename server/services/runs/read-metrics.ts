/**
 * A run's curves, thinned to what a screen can show. Finished blocks of steps are read as their means and ranges
 * (`RunMetricsBlock`), so that a run of a hundred thousand steps costs no more than a short one.
 */
import { db } from '../../db'
import { type CurvePoint, type MetricPoint, type RunCurves, thin } from '../../schemas/run-curves'
import type { Actor } from '../actor'
import { BLOCK_STEPS } from './metric-blocks'
import { requireRuns } from './require-runs'

/** A part of a run that is looked at closely is read step by step up to this many. */
const EXACT_STEPS = 10_000
/** Most rows of one update; a reader who was away long gets several. */
export const UPDATE_ROWS = 1000

/** By metric name: mean step, mean, least, greatest, number of values. */
type BlockValues = Record<string, [number, number, number, number, number]>

export interface CurvesRequest {
  runId: string
  /** Only these steps, both included. */
  from?: number
  to?: number
}

/** @throws AppError NOT_FOUND */
export async function readMetrics(
  actor: Actor,
  { runId, from = 0, to = 2 ** 31 - 1 }: CurvesRequest,
): Promise<RunCurves> {
  await requireRuns(actor, [runId])
  const isExact = to - from <= EXACT_STEPS
  const blocks = isExact
    ? []
    : await db().$queryRaw<{ block: number; values: BlockValues }[]>`
        select block, "values" from "RunMetricsBlock"
        where "runId" = ${runId} and block * ${BLOCK_STEPS} >= ${from} and (block + 1) * ${BLOCK_STEPS} <= ${to}::bigint
        order by block`
  const held = blocks.map(({ block }) => block)
  const rows = await db().$queryRaw<MetricPoint[]>`
    select step, "values" from "RunMetrics"
    where "runId" = ${runId} and step between ${from} and ${to}
      and not (step / ${BLOCK_STEPS} = any(${held}::int[]))
    order by step`
  const curves = new Map<string, CurvePoint[]>()
  const add = (name: string, point: CurvePoint) => {
    const points = curves.get(name)
    if (points) points.push(point)
    else curves.set(name, [point])
  }
  for (const { values } of blocks)
    for (const [name, [step, value, low, high, count]] of Object.entries(values))
      add(name, count === 1 ? { step, value } : { step, value, low, high, count })
  for (const { step, values } of rows)
    for (const [name, value] of Object.entries(values))
      if (typeof value === 'number') add(name, { step, value })
  return {
    curves: Object.fromEntries(
      [...curves].map(([name, points]) => [name, thin(points.sort((a, b) => a.step - b.step))]),
    ),
    histograms: await readHistograms(runId),
  }
}

/** Reward models alone report histograms, and their runs are short. */
async function readHistograms(runId: string): Promise<RunCurves['histograms']> {
  const rows = await db().$queryRaw<MetricPoint[]>`
    select step, "values" from "RunMetrics"
    where "runId" = ${runId} and (select kind from "Run" where id = ${runId}) = 'reward'
      and jsonb_path_exists("values", '$.* ? (@.type() == "object")')
    order by step`
  const histograms: RunCurves['histograms'] = {}
  for (const { step, values } of rows)
    for (const [name, value] of Object.entries(values))
      if (typeof value !== 'number') histograms[name] = { ...value, step }
  return histograms
}

/** The next points at or after `step`: that one may have gained metrics since it was read. */
export async function readMetricsFrom(runId: string, step: number): Promise<MetricPoint[]> {
  return db().runMetrics.findMany({
    where: { runId, step: { gte: step } },
    orderBy: { step: 'asc' },
    take: UPDATE_ROWS,
    select: { step: true, values: true },
  })
}
