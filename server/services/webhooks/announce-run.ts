/** A run has ended, and how. Probes and what nobody asked for by itself are not told. */
import type { Tx } from '../../db'
import { sayInEnglish } from '../../messages/say-in-english'
import { runName } from '../runs/run-name'
import { announce } from './announce'

export async function announceRunEnded(tx: Tx, runId: string): Promise<void> {
  const run = await tx.run.findUniqueOrThrow({
    where: { id: runId },
    select: {
      id: true,
      projectId: true,
      kind: true,
      number: true,
      status: true,
      outcome: true,
      isProbe: true,
    },
  })
  if (run.isProbe) return
  const { id, projectId, kind, status, outcome } = run
  await announce(tx, projectId, {
    type: 'run.ended',
    data: {
      runId: id,
      name: runName(run),
      kind,
      status,
      outcome: outcome && sayInEnglish(outcome),
      outcomeCode: outcome?.code ?? null,
    },
  })
}
