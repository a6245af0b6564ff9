/** Completions for researchers: a page of those that a filter finds, newest first, or one with its scores. */
import { db } from '../../db'
import { AppError } from '../../errors'
import type { Actor } from '../actor'
import { type PageRequest, pageOf, pageQuery } from '../page'

export interface CompletionFilter {
  promptId?: string
  modelVersionId?: string
  runId?: string
}

const SHOWN = {
  id: true,
  promptId: true,
  runId: true,
  text: true,
  finishReason: true,
  settings: true,
  seed: true,
  sourceModel: true,
  createdAt: true,
  modelVersion: { select: { id: true, kind: true, version: true } },
  stars: { select: { stars: true, standardError: true, rankings: true } },
  scores: { orderBy: { createdAt: 'asc' }, select: { rewardModelId: true, score: true } },
} as const

export async function listCompletions(actor: Actor, filter: CompletionFilter, page: PageRequest) {
  const rows = await db().completion.findMany({
    where: { projectId: actor.projectId, ...filter },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    ...pageQuery(page),
    select: SHOWN,
  })
  return pageOf(rows, page)
}

/** @throws AppError NOT_FOUND */
export async function getCompletion(actor: Actor, completionId: string) {
  const row = await db().completion.findFirst({
    where: { id: completionId, projectId: actor.projectId },
    select: { ...SHOWN, tokenIds: true },
  })
  if (!row) throw new AppError('completion-not-found')
  return row
}
