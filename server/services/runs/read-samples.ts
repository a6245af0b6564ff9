/** The answers to the watched prompts of a policy run, as they change. */
import { db } from '../../db'
import type { Actor } from '../actor'
import { requireRuns } from './require-runs'

const SAMPLE = { step: true, promptId: true, prompt: true, text: true, score: true, tokens: true } as const
const ORDER = [{ step: 'asc' as const }, { promptId: 'asc' as const }]

export interface WatchedAnswer {
  step: number
  promptId: string
  prompt: string
  text: string
  score: number | null
  tokens: number
}

/** @throws AppError NOT_FOUND */
export async function readSamples(actor: Actor, { runId }: { runId: string }): Promise<WatchedAnswer[]> {
  await requireRuns(actor, [runId])
  return db().runSample.findMany({
    where: { runId, run: { projectId: actor.projectId } },
    orderBy: ORDER,
    select: SAMPLE,
  })
}

/** Answers of steps after this one; a step's answers are written together. */
export async function readSamplesAfter(runId: string, step: number): Promise<WatchedAnswer[]> {
  return db().runSample.findMany({
    where: { runId, step: { gt: step } },
    orderBy: ORDER,
    select: SAMPLE,
  })
}
