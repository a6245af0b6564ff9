/** Sums up finished blocks of a run's steps, which charts of long runs are drawn from. */
import type { Tx } from '../../db'

export const BLOCK_STEPS = 256

/** The block of a step; the first one is never summed up, so that a run's beginning stays exact. */
export const blockOf = (step: number) => Math.floor(step / BLOCK_STEPS)

/** Writes the means and ranges of these blocks as their steps are now; doing it again changes nothing. */
export async function sumUpBlocks(tx: Tx, runId: string, blocks: readonly number[]): Promise<void> {
  for (const block of blocks) {
    if (block === 0) continue
    await tx.$executeRaw`
      insert into "RunMetricsBlock" ("runId", block, "values")
      select ${runId}, ${block}, jsonb_object_agg(name, point)
      from (
        select name, jsonb_build_array(avg(step), avg(value), min(value), max(value), count(*)) as point
        from (
          select m.step, entry.key as name, entry.value::float8 as value
          from "RunMetrics" m, jsonb_each(m."values") entry
          where m."runId" = ${runId} and m.step >= ${block * BLOCK_STEPS} and m.step < ${(block + 1) * BLOCK_STEPS}
            and jsonb_typeof(entry.value) = 'number'
        ) one
        group by name
      ) each
      having count(*) > 0
      on conflict ("runId", block) do update set "values" = excluded."values"`
  }
}
