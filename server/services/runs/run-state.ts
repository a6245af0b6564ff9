/** The part of a run that changes while it runs, chosen for screens. */
import { db } from '../../db'

export const RUN_STATE = {
  id: true,
  status: true,
  step: true,
  totalSteps: true,
  etaMs: true,
  attempt: true,
  executionProvider: true,
  priority: true,
  cancelRequestedAt: true,
  pauseRequestedAt: true,
  pauses: true,
  startedAt: true,
  finishedAt: true,
  outcome: true,
  output: { select: { id: true, kind: true, version: true } },
} as const

/** Null when there is no such run in the project. */
export function readRunState(projectId: string, runId: string) {
  return db().run.findFirst({ where: { id: runId, projectId }, select: RUN_STATE })
}

export type RunState = NonNullable<Awaited<ReturnType<typeof readRunState>>>

export const hasEnded = ({ status }: Pick<RunState, 'status'>) =>
  status === 'done' || status === 'failed' || status === 'stopped'
