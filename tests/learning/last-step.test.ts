/** Every trainer's last step still learns, whatever the schedule. */
import path from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import type { OnlineAlgorithm, Task, TaskEvent } from '@/ml/contract'
import { runTask } from '@/ml/runner/tasks'
import { demonstrationsOfLetters, rankingsOfLetterCount } from './letter-count'
import { prepareLetterPolicy } from './letter-policy'
import { curveOf, temporaryFolder, writeJsonl } from './tiny-model'

const STEPS = 2
const ONLINE: OnlineAlgorithm[] = ['ppo', 'grpo', 'rloo', 'reinforce', 'best-of-n']
const OFFLINE = ['pretrain', 'sft', 'reward', 'dpo'] as const

/** A task of two steps under the schedule given. */
let taskOf: (trainer: string, schedule: string) => Task

beforeAll(async () => {
  const folder = await temporaryFolder()
  const online = await prepareLetterPolicy(folder)
  const { modelDir, watchedPrompts, executionProvider, threads, seed } = online
  const dataset = {
    demonstrations: await writeJsonl(path.join(folder, 'few.jsonl'), demonstrationsOfLetters(8, 1)),
    rankings: await writeJsonl(path.join(folder, 'few-rankings.jsonl'), rankingsOfLetterCount(8, 'train', 2)),
    texts: await writeJsonl(path.join(folder, 'texts.jsonl'), [{ text: 'abc '.repeat(400), split: 'train' }]),
  }
  taskOf = (trainer, schedule) => {
    const outDir = path.join(folder, `${trainer}-${schedule}`)
    const common = { modelDir, outDir, checkpointDir: `${outDir}-c`, executionProvider, threads, seed }
    const config = { schedule, warmupFraction: 0 }
    const passes = { ...config, epochs: STEPS, batchSize: 8 }
    switch (trainer) {
      case 'sft':
        return { ...common, kind: 'sft', dataset: dataset.demonstrations, config: passes }
      case 'reward':
        return { ...common, kind: 'reward', dataset: dataset.rankings, config: passes }
      case 'dpo':
        return {
          ...common,
          kind: 'dpo',
          dataset: dataset.rankings,
          watchedPrompts,
          config: { ...passes, maxTokens: 8 },
        }
      case 'pretrain': {
        const rows = { batchSize: 4, sequenceLength: 32, tokens: STEPS * 4 * 32 }
        return {
          ...common,
          kind: 'pretrain',
          startsFrom: 'weights',
          stage: 'letters',
          mix: [{ name: 'letters', licence: 'CC0-1.0', share: 1, text: { file: dataset.texts } }],
          config: { ...config, ...rows, learningRateFloor: 0 },
        }
      }
      default:
        return {
          ...online,
          ...common,
          algorithm: ONLINE.find((name) => name === trainer),
          config: { ...config, steps: STEPS, promptsPerStep: 2, completionsPerPrompt: 2, maxTokens: 8 },
        }
    }
  }
})

it.each(
  [...OFFLINE, ...ONLINE].flatMap((trainer) => ['cosine', 'linear'].map((schedule) => [trainer, schedule])),
)('%s with a %s schedule: the last step still learns', async (trainer, schedule) => {
  const events: TaskEvent[] = []
  const end = await runTask(taskOf(trainer, schedule), { onEvent: (event) => events.push(event) })
  expect(end, JSON.stringify(end)).toMatchObject({ type: 'finished', step: STEPS })
  const rates = curveOf(events, 'lr')
  expect(rates).toHaveLength(STEPS)
  expect(rates[1]).toBeGreaterThan(0)
  expect(rates[1]).toBeLessThan(rates[0]!)
})
