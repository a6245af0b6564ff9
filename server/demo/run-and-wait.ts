/** Executes runs in this process, as a worker would, and insists that they end well. */
import { db } from '../db'
import { sayInEnglish } from '../messages/say-in-english'
import type { CreatedRun } from '../services/runs/create-run'
import { executeRun } from '../worker/execute-run'

export const DEMO_WORKER_ID = 'demo'

/**
 * @returns the run's model version, when it made one.
 * @throws Error with the run's own sentence when it failed, or stopped without a version.
 */
export async function runAndWait(
  created: CreatedRun,
): Promise<{ runId: string; modelVersionId: string | null }> {
  await executeRun(created.id, { workerId: DEMO_WORKER_ID })
  const run = await db().run.findUniqueOrThrow({
    where: { id: created.id },
    select: { kind: true, number: true, status: true, outcome: true, output: { select: { id: true } } },
  })
  const hasEnded = run.status === 'done' || (run.status === 'stopped' && run.output !== null)
  if (!hasEnded)
    throw new Error(
      `${run.kind} run ${run.number} is ${run.status}: ${run.outcome ? sayInEnglish(run.outcome) : 'no reason given'}`,
    )
  if (run.outcome) console.log(`    ${sayInEnglish(run.outcome)}`)
  return { runId: created.id, modelVersionId: run.output?.id ?? null }
}

/** As `runAndWait`, for runs that make a model. */
export async function trainAndWait(created: CreatedRun): Promise<{ runId: string; modelVersionId: string }> {
  const { runId, modelVersionId } = await runAndWait(created)
  if (!modelVersionId) throw new Error(`run ${runId} made no model version`)
  return { runId, modelVersionId }
}
