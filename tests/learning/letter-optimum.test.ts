/** PPO, GRPO and RLOO reach at least 95 % of an optimum that is known: every letter of an answer is an a. */
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CompletionRow, OnlineAlgorithm, PolicyTask } from '@/ml/contract'
import { runTask } from '@/ml/runner/tasks'
import { countLetter } from './letter-count'
import { prepareLetterPolicy } from './letter-policy'
import { readJsonl, temporaryFolder } from './tiny-model'

let folder: string
let task: PolicyTask

beforeAll(async () => {
  folder = await temporaryFolder()
  task = await prepareLetterPolicy(folder)
})

/** Share of the characters that are an a, over all samples of a model; 1 is the optimum. */
async function shareOfA(modelDir: string): Promise<number> {
  const out = path.join(folder, 'samples.jsonl')
  const end = await runTask(
    {
      kind: 'sample',
      modelDir,
      prompts: task.prompts,
      out,
      completionsPerPrompt: 8,
      settings: { temperature: 1, topP: 1, topK: 0, maxTokens: 20 },
      executionProvider: 'cpu',
      threads: 1,
      seed: 9,
    },
    { onEvent: () => {} },
  )
  expect(end).toMatchObject({ type: 'finished' })
  const texts = (await readJsonl<CompletionRow>(out)).map(({ text }) => text)
  const letters = texts.reduce((sum, text) => sum + text.length, 0)
  return texts.reduce((sum, text) => sum + countLetter(text), 0) / letters
}

describe('a known optimum', () => {
  it.each(['ppo', 'grpo', 'rloo'] as const satisfies readonly OnlineAlgorithm[])(
    '%s reaches 95 percent of it, from less than half',
    async (algorithm) => {
      expect(await shareOfA(task.modelDir)).toBeLessThan(0.5)
      const outDir = path.join(folder, algorithm)
      const end = await runTask(
        {
          ...task,
          algorithm,
          outDir,
          checkpointDir: `${outDir}-c`,
          config: {
            steps: 40,
            promptsPerStep: 8,
            completionsPerPrompt: 4,
            maxTokens: 20,
            learningRate: 0.003,
            klCoefficient: 0,
            klBudget: 10_000,
            approxKlLimit: 1,
            schedule: 'constant',
            checkpointEverySteps: 1000,
            watchEverySteps: 1000,
          },
        },
        { onEvent: () => {} },
      )
      expect(end, JSON.stringify(end)).toMatchObject({ type: 'finished' })
      const share = await shareOfA(outDir)
      expect(share).toBeGreaterThan(0.95)
    },
  )
})
