/** What cannot be trained on is refused in one sentence before anything starts, and nothing is written. */
import { existsSync } from 'node:fs'
import { cp, readdir, readFile, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { PolicyTask, RewardTask, SftTask, Task, TaskEvent } from '@/ml/contract'
import { runTask } from '@/ml/runner/tasks'
import { said } from '../support/saying'
import { demonstrationsOfLetters, rankingsOfLetterCount } from './letter-count'
import { temporaryFolder, writeJsonl, writeTinyModel } from './tiny-model'

let folder: string
let sft: SftTask
let reward: RewardTask

beforeAll(async () => {
  folder = await temporaryFolder()
  const shared = {
    modelDir: await writeTinyModel(path.join(folder, 'base')),
    outDir: path.join(folder, 'out'),
    checkpointDir: path.join(folder, 'checkpoints'),
    config: {},
    executionProvider: 'cpu',
    threads: 1,
    seed: 1,
  } as const
  const demonstrations = await writeJsonl(path.join(folder, 'd.jsonl'), demonstrationsOfLetters(24, 1))
  const rankings = await writeJsonl(path.join(folder, 'r.jsonl'), rankingsOfLetterCount(8, 'train', 1))
  sft = { kind: 'sft', dataset: demonstrations, ...shared }
  reward = { kind: 'reward', dataset: rankings, ...shared }
})

/** The sentence it ends with; nothing else may have happened. */
async function refusalOf(task: Task): Promise<string> {
  const events: TaskEvent[] = []
  const end = await runTask(task, { onEvent: (event) => events.push(event) })
  expect(events.map(({ type }) => type)).toEqual(['failed'])
  expect('outDir' in task && existsSync(task.outDir)).toBe(false)
  return end.type === 'failed' ? said(end.message) : ''
}

const file = (name: string, rows: readonly object[]) => writeJsonl(path.join(folder, name), rows)

describe('data', () => {
  it('an empty file', async () => {
    expect(await refusalOf({ ...sft, dataset: await file('empty.jsonl', []) })).toMatch(
      /empty\.jsonl has no demonstration for training of at most 128 tokens\.$/,
    )
  })

  it('prompts longer than the context', async () => {
    const rows = [{ prompt: 'x'.repeat(500), response: 'y', split: 'train' }]
    expect(await refusalOf({ ...sft, dataset: await file('long.jsonl', rows) })).toContain(
      'no demonstration for training of at most 128 tokens',
    )
  })

  it('rankings that are all tied, where ties are dropped', async () => {
    const rows = rankingsOfLetterCount(4, 'train', 1).map((row) => ({ ...row, ranks: [1, 1, 1, 1] }))
    const dataset = await file('tied.jsonl', rows)
    expect(await refusalOf({ ...reward, dataset, config: { ties: 'drop' } })).toContain(
      'has no ranking for training',
    )
  })

  it('completions of another vocabulary, naming line and token', async () => {
    const [row] = rankingsOfLetterCount(1, 'train', 1)
    row!.completions[1]!.tokenIds[0] = 5000
    expect(await refusalOf({ ...reward, dataset: await file('other.jsonl', [row!]) })).toMatch(
      /other\.jsonl line 1, completions\[1\]: token 5000 is not in the model's vocabulary of 259/,
    )
  })

  it('a line that is no row', async () => {
    expect(await refusalOf({ ...sft, dataset: await file('rows.jsonl', [{ prompt: 3 }]) })).toMatch(
      /line 1: "prompt" must be a string, got 3$/,
    )
  })
})

describe('models and settings', () => {
  it('a tokenizer that knows more tokens than the model', async () => {
    const modelDir = path.join(folder, 'other-tokenizer')
    await cp(sft.modelDir, modelDir, { recursive: true })
    const tokenizer = JSON.parse(await readFile(path.join(modelDir, 'tokenizer.json'), 'utf8'))
    tokenizer.specialTokens['<|eos|>'] = 999
    await writeFile(path.join(modelDir, 'tokenizer.json'), JSON.stringify(tokenizer))
    expect(await refusalOf({ ...sft, modelDir })).toContain(
      'tokenizer.json knows 1,000 tokens, the model 259: they do not belong together',
    )
  })

  it('a setting that does not exist', async () => {
    expect(await refusalOf({ ...sft, config: { learning_rate: 1 } })).toMatch(
      /^SFT has no setting "learning_rate"/,
    )
    const ppo: PolicyTask = { ...sft, kind: 'policy', rewardModelDirs: [''], prompts: '', watchedPrompts: '' }
    expect(await refusalOf({ ...ppo, config: { learning_rate: 1 } })).toMatch(
      /^PPO has no setting "learning_rate"/,
    )
  })
})

it('a checkpoint cut short is named, and what it belonged to is left alone', async () => {
  const controller = new AbortController()
  const task = { ...sft, checkpointDir: path.join(folder, 'cut'), config: { batchSize: 8, epochs: 3 } }
  const stopped = await runTask(task, {
    signal: controller.signal,
    onEvent: (event) => event.type === 'metrics' && event.step === 2 && controller.abort(),
  })
  expect(stopped).toMatchObject({ type: 'stopped', reason: 'cancelled' })
  const [step] = await readdir(task.checkpointDir)
  const weights = path.join(task.checkpointDir, step!, 'policy.safetensors')
  await truncate(weights, 5000)
  expect(await refusalOf(task)).toMatch(
    /^the checkpoint .*step-\d+ cannot be read \(.*\): delete it to begin again$/,
  )
  expect((await readFile(weights)).length).toBe(5000)
})
