/** One prompt with what people and models have answered to it, and what people said against it. */
import { db } from '../../db'
import { AppError } from '../../errors'
import type { Actor } from '../actor'

const MANY = 24

/** @throws AppError NOT_FOUND */
export async function getPrompt(actor: Actor, { promptId }: { promptId: string }) {
  const prompt = await db().prompt.findFirst({
    where: { id: promptId, projectId: actor.projectId },
    select: {
      id: true,
      key: true,
      text: true,
      taskType: true,
      tags: true,
      split: true,
      language: true,
      licence: true,
      createdAt: true,
      withdrawnAt: true,
      reports: {
        orderBy: { createdAt: 'desc' },
        take: MANY,
        select: {
          id: true,
          reason: true,
          comment: true,
          status: true,
          createdAt: true,
          reporter: { select: { name: true } },
        },
      },
      promptSet: { select: { id: true, name: true, source: true, licence: true } },
      demonstrations: {
        orderBy: { createdAt: 'desc' },
        take: MANY,
        select: { id: true, origin: true, response: true, author: { select: { name: true } } },
      },
      completions: {
        orderBy: [{ createdAt: 'desc' }, { index: 'asc' }],
        take: MANY,
        select: {
          id: true,
          text: true,
          finishReason: true,
          sourceModel: true,
          modelVersion: { select: { id: true, kind: true, version: true } },
          stars: { select: { stars: true, standardError: true, rankings: true } },
        },
      },
      _count: { select: { demonstrations: true, completions: true, rankingTasks: true } },
    },
  })
  if (!prompt) throw new AppError('prompt-not-found')
  return prompt
}
