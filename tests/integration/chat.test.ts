/** Answers of a chat become a ranking task that people can rank. */
import { describe, expect, it } from 'vitest'
import { db } from '@/server/db'
import type { AnswersToRank } from '@/server/schemas/chat'
import { sendToRanking } from '@/server/services/chat/send-to-ranking'
import { nextTask } from '@/server/services/rankings/next-task'
import { createMember, createModel, createProject } from '../support/labeling-rows'
import { useTestDatabase } from '../support/use-test-database'

// biome-ignore lint/correctness/useHookAtTopLevel: not a React hook
useTestDatabase()

const answers = (modelId: string, ...texts: string[]): AnswersToRank['answers'] =>
  texts.map((text, index) => ({
    modelId,
    text,
    tokenIds: [index + 1],
    finishReason: 'eos',
    settings: { temperature: 1, topP: 1, topK: 0, maxTokens: 8 },
    seed: index,
  }))

describe('answers sent to ranking', () => {
  it('wait at the desk as one task, each different answer once', async () => {
    const projectId = await createProject()
    const researcher = await createMember(projectId, 'researcher')
    const model = await createModel(projectId)
    const { taskId } = await sendToRanking(researcher, {
      prompt: 'Hello.',
      answers: answers(model.id, 'Hi.', 'Good day.', ' Hi. '),
    })
    const annotator = await createMember(projectId)
    const task = await nextTask(annotator)
    expect(task?.taskId).toBe(taskId)
    expect(await db().rankingTaskItem.count({ where: { taskId } })).toBe(2)
    const prompt = await db().prompt.findFirstOrThrow({ where: { projectId } })
    expect(prompt).toMatchObject({ text: 'Hello.', split: 'train', taskType: 'chat' })
  })

  it('are refused, and leave nothing behind, when they say the same or come from elsewhere', async () => {
    const projectId = await createProject()
    const researcher = await createMember(projectId, 'researcher')
    const model = await createModel(projectId)
    const foreign = await createModel(await createProject())
    const refuses = (some: AnswersToRank['answers'], kind: string) =>
      expect(sendToRanking(researcher, { prompt: 'Hello.', answers: some })).rejects.toMatchObject({ kind })
    await refuses(answers(model.id, 'Hi.', 'Hi.'), 'INVALID_INPUT')
    await refuses(answers(foreign.id, 'Hi.', 'Ho.'), 'NOT_FOUND')
    expect(await db().completion.count({ where: { projectId } })).toBe(0)
  })
})
