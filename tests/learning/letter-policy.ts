/** An SFT policy and a reward model of the world of letters, trained in seconds: where online algorithms start. */
import path from 'node:path'
import { expect } from 'vitest'
import type { PolicyTask } from '@/ml/contract'
import { runTask } from '@/ml/runner/tasks'
import { demonstrationsOfLetters, rankingsOfLetterCount } from './letter-count'
import { writeJsonl, writeTinyModel } from './tiny-model'

export async function prepareLetterPolicy(folder: string): Promise<PolicyTask> {
  const device = { executionProvider: 'cpu', threads: 1, seed: 5 } as const
  const onEvent = () => {}
  const sft = await runTask(
    {
      kind: 'sft',
      modelDir: await writeTinyModel(path.join(folder, 'base')),
      dataset: await writeJsonl(path.join(folder, 'demonstrations.jsonl'), demonstrationsOfLetters(160, 1)),
      outDir: path.join(folder, 'sft'),
      checkpointDir: path.join(folder, 'sft-c'),
      config: { learningRate: 0.01, epochs: 6, batchSize: 16 },
      ...device,
    },
    { onEvent },
  )
  expect(sft.type).toBe('finished')
  const reward = await runTask(
    {
      kind: 'reward',
      modelDir: path.join(folder, 'sft'),
      dataset: await writeJsonl(path.join(folder, 'rankings.jsonl'), rankingsOfLetterCount(200, 'train', 2)),
      outDir: path.join(folder, 'reward'),
      checkpointDir: path.join(folder, 'reward-c'),
      config: { learningRate: 0.003, epochs: 2 },
      ...device,
    },
    { onEvent },
  )
  expect(reward.type).toBe('finished')
  const prompts = Array.from({ length: 20 }, (_, n) => ({
    promptId: `p${n}`,
    prompt: `write ${n}`,
    split: 'train',
  }))
  return {
    kind: 'policy',
    modelDir: path.join(folder, 'sft'),
    rewardModelDirs: [path.join(folder, 'reward')],
    prompts: await writeJsonl(path.join(folder, 'prompts.jsonl'), prompts),
    watchedPrompts: await writeJsonl(path.join(folder, 'watched.jsonl'), prompts.slice(0, 4)),
    outDir: path.join(folder, 'policy'),
    checkpointDir: path.join(folder, 'policy-c'),
    config: {},
    ...device,
  }
}
