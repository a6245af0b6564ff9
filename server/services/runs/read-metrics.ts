/** A run's metrics by step. A long run is thinned to at most `MAX_POINTS` steps; the last step is always among them. */
import { db } from '../../db'
import type { MetricValue } from '../../schemas/run'
import type { Actor } from '../actor'
import { requireRuns } from './require-runs'

export const MAX_POINTS = 600

export interface MetricPoint {
  step: number
  values: Record<string, MetricValue>
}

/**
 * Rows carrying evaluation metrics or histograms are kept whatever the thinning, because there are few of them and each
 * is a point of its own curve.
 * @throws AppError NOT_FOUND
 */
export async function readMetrics(actor: Actor, { runId }: { runId: string }): Promise<MetricPoint[]> {
  await requireRuns(actor, [runId])
  return db().$queryRaw<MetricPoint[]>`
    with numbered as (
      select m.step, m."values",
             row_number() over (order by m.step desc) - 1 as back,
             count(*) over () as total
      from "RunMetrics" m join "Run" r on r.id = m."runId"
      where m."runId" = ${runId} and r."projectId" = ${actor.projectId}
    )
    select step, "values" from numbered
    where total <= ${MAX_POINTS}
       or back % ceil(total::float8 / ${MAX_POINTS})::bigint = 0
       or jsonb_path_exists("values", '$.keyvalue() ? (@.key starts with "eval/")')
    order by step`
}

/** Points at or after `step`: the last one may have gained metrics since it was read. */
export async function readMetricsFrom(runId: string, step: number): Promise<MetricPoint[]> {
  const rows = await db().runMetrics.findMany({
    where: { runId, step: { gte: step } },
    orderBy: { step: 'asc' },
    select: { step: true, values: true },
  })
  return rows.map((row) => ({ step: row.step, values: row.values as unknown as MetricPoint['values'] }))
}
