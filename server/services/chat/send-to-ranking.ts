/**
 * Makes a ranking task of answers that a chat has collected: the conversation becomes a training prompt, each answer a
 * completion of its version. Answers with the same text are shown once.
 */
import { createHash } from 'node:crypto'
import { storableText } from '../../database/storable-text'
import { db } from '../../db'
import { AppError } from '../../errors'
import type { AnswersToRank } from '../../schemas/chat'
import type { Actor } from '../actor'
import { distinctCompletions } from '../sampling/create-ranking-tasks'

const SET_NAME = 'From chat'
const TASK_TYPE = 'chat'

/** @throws AppError NOT_FOUND for a version of another project, INVALID_INPUT when fewer than two answers differ */
export async function sendToRanking(
  actor: Actor,
  { prompt, answers }: AnswersToRank,
): Promise<{ taskId: string }> {
  const { projectId } = actor
  const modelIds = [...new Set(answers.map(({ modelId }) => modelId))]
  const known = await db().modelVersion.count({
    where: { projectId, id: { in: modelIds }, kind: { not: 'reward' } },
  })
  if (known !== modelIds.length) throw new AppError('model-version-not-found')

  return db().$transaction(async (tx) => {
    const set = await tx.promptSet.upsert({
      where: { projectId_name: { projectId, name: SET_NAME } },
      create: {
        projectId,
        name: SET_NAME,
        description: 'Conversations whose answers were sent to be ranked.',
        source: 'This project',
      },
      update: {},
      select: { id: true },
    })
    const key = createHash('sha256').update(prompt).digest('hex').slice(0, 24)
    const { id: promptId } = await tx.prompt.upsert({
      where: { promptSetId_key: { promptSetId: set.id, key } },
      create: { projectId, promptSetId: set.id, key, text: prompt, taskType: TASK_TYPE, split: 'train' },
      update: {},
      select: { id: true },
    })
    const completions = await tx.completion.createManyAndReturn({
      data: answers.map(({ modelId, text, ...answer }, index) => ({
        ...answer,
        projectId,
        promptId,
        modelVersionId: modelId,
        text: storableText(text),
        index,
      })),
      select: { id: true, promptId: true, text: true },
    })
    const shown = distinctCompletions(completions, false)
    if (shown.length < 2) {
      throw new AppError('answers-identical')
    }
    const { id: taskId } = await tx.rankingTask.create({
      data: {
        projectId,
        promptId,
        items: { create: shown.map(({ id }) => ({ completionId: id })) },
      },
      select: { id: true },
    })
    return { taskId }
  })
}
