/**
 * The loop as it ran on the project's own models: the newest policy update that made a version, its score and KL, and what
 * it answered on the way. For members alone: the prompts are theirs.
 */
import { db } from '../../db'
import type { Reader } from '../actor'
import { readMetrics } from '../runs/read-metrics'
import { runName } from '../runs/run-name'

export async function readLoop({ projectId, member }: Reader) {
  if (!member) return null
  const run = await db().run.findFirst({
    where: { projectId, kind: 'policy', output: { isNot: null }, samples: { some: {} } },
    orderBy: [{ finishedAt: 'desc' }, { id: 'desc' }],
    select: {
      id: true,
      kind: true,
      number: true,
      output: { select: { id: true, kind: true, version: true } },
      samples: {
        orderBy: [{ promptId: 'asc' }, { step: 'asc' }],
        select: { step: true, promptId: true, prompt: true, text: true, score: true },
      },
    },
  })
  if (!run) return null
  const { curves } = await readMetrics(member, { runId: run.id })
  return {
    name: runName(run),
    output: run.output,
    score: curves['objective/scores'] ?? [],
    kl: curves['objective/kl'] ?? [],
    samples: run.samples,
  }
}
