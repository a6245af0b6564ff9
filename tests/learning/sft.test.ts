/** SFT learns, and an interrupted run is the uninterrupted one. */
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CompletionRow, SftTask, TaskEvent } from '@/ml/contract'
import { readModelFolder, writeModelFolder } from '@/ml/models/model-folder'
import { runTask } from '@/ml/runner/tasks'
import { saying } from '../support/saying'
import {
  curveOf,
  readJsonl,
  temporaryFolder,
  timelessMetrics,
  writeJsonl,
  writeTinyModel,
} from './tiny-model'

const SENTENCES: [string, string][] = [
  ['name a red fruit', 'An apple.'],
  ['name a yellow fruit', 'A banana.'],
  ['what flies', 'A bird.'],
  ['what swims', 'A fish.'],
  ['say hello', 'Good day!'],
  ['say thanks', 'Thank you.'],
  ['count to three', 'One, two, three.'],
  ['who reads', 'The girl.'],
]

let folder: string
let task: SftTask

beforeAll(async () => {
  folder = await temporaryFolder()
  const train = SENTENCES.map(([prompt, response]) => ({ prompt, response, split: 'train' }))
  const validation = SENTENCES.slice(0, 3).map(([prompt, response]) => ({
    prompt,
    response,
    split: 'validation',
  }))
  task = {
    kind: 'sft',
    modelDir: await writeTinyModel(path.join(folder, 'base')),
    dataset: await writeJsonl(path.join(folder, 'demonstrations.jsonl'), [...train, ...validation]),
    outDir: path.join(folder, 'sft'),
    checkpointDir: path.join(folder, 'checkpoints'),
    config: { learningRate: 0.01, epochs: 100, batchSize: 8, evalEverySteps: 20, warmupFraction: 0.1 },
    executionProvider: 'cpu',
    threads: 1,
    seed: 7,
  }
})

/** Text and finish reason of the most likely answer to each prompt. */
async function greedyAnswers(modelDir: string, prompts: string[]) {
  const out = path.join(modelDir, 'answers.jsonl')
  const sampled = await runTask(
    {
      kind: 'sample',
      modelDir,
      prompts: await writeJsonl(
        path.join(modelDir, 'prompts.jsonl'),
        prompts.map((prompt, i) => ({ promptId: String(i), prompt, split: 'train' })),
      ),
      out,
      completionsPerPrompt: 1,
      settings: { temperature: 0, topP: 1, topK: 0, maxTokens: 32 },
      executionProvider: 'cpu',
      threads: 1,
      seed: 1,
    },
    { onEvent: () => {} },
  )
  expect(sampled.type).toBe('finished')
  return (await readJsonl<CompletionRow>(out)).map(({ text, finishReason }) => [text, finishReason])
}

describe('SFT', () => {
  it('memorises eight sentences: greedy answers are the demonstrations, ends included', async () => {
    const events: TaskEvent[] = []
    const end = await runTask(task, { onEvent: (event) => events.push(event) })
    expect(end).toMatchObject({ type: 'finished', step: 100 })
    expect(events.at(-1)).toBe(end)
    const losses = curveOf(events, 'eval/loss')
    expect(losses[0]).toBeGreaterThan(5)
    expect(losses.at(-1)).toBeLessThan(0.1)

    const answers = await greedyAnswers(
      task.outDir,
      SENTENCES.map(([prompt]) => prompt),
    )
    expect(answers).toEqual(SENTENCES.map(([, response]) => [response, 'eos']))
  }, 240_000)

  it('learns every reply of a dialogue in its place: from what came before, and where it ends', async () => {
    const dialogue = (fruit: string, named: string, colour: string) => ({
      earlier: [{ prompt: fruit, response: named }],
      prompt: 'what colour',
      response: colour,
      split: 'train',
    })
    const dialogues = {
      ...task,
      dataset: await writeJsonl(path.join(folder, 'dialogues.jsonl'), [
        dialogue('name a red fruit', 'An apple.', 'Red.'),
        dialogue('name a yellow fruit', 'A banana.', 'Yellow.'),
      ]),
      outDir: path.join(folder, 'dialogue-sft'),
      checkpointDir: path.join(folder, 'dialogue-c'),
    }
    expect(await runTask(dialogues, { onEvent: () => {} })).toMatchObject({ type: 'finished' })
    const colourAfter = (fruit: string, named: string) => `${fruit}\nReply: ${named}\nTask: what colour`
    const answers = await greedyAnswers(dialogues.outDir, [
      'name a red fruit',
      'name a yellow fruit',
      colourAfter('name a red fruit', 'An apple.'),
      colourAfter('name a yellow fruit', 'A banana.'),
    ])
    expect(answers).toEqual([
      ['An apple.', 'eos'],
      ['A banana.', 'eos'],
      ['Red.', 'eos'],
      ['Yellow.', 'eos'],
    ])
  }, 240_000)

  it('interrupted twice and with another number of threads, it ends with the same bits and curve', async () => {
    const config = { ...task.config, epochs: 12, batchSize: 4, checkpointEverySteps: 5 }
    const whole: TaskEvent[] = []
    const wholeEnd = await runTask(
      { ...task, config, outDir: path.join(folder, 'whole'), checkpointDir: path.join(folder, 'whole-c') },
      { onEvent: (event) => whole.push(event) },
    )
    const parts: TaskEvent[] = []
    const resumed = {
      ...task,
      config,
      outDir: path.join(folder, 'parts'),
      checkpointDir: path.join(folder, 'parts-c'),
    }
    for (const [stopAt, threads] of [
      [7, 1],
      [16, 2],
    ]) {
      const controller = new AbortController()
      const end = await runTask(
        { ...resumed, threads: threads! },
        {
          signal: controller.signal,
          onEvent(event) {
            parts.push(event)
            if (event.type === 'metrics' && event.step === stopAt) controller.abort()
          },
        },
      )
      expect(end).toMatchObject({ type: 'stopped', reason: 'cancelled', kept: false, step: stopAt })
    }
    const end = await runTask(resumed, { onEvent: (event) => parts.push(event) })
    expect(end).toMatchObject({ type: 'finished', weightsSha256: expect.any(String) })
    expect(wholeEnd.type === 'finished' && end.type === 'finished' && end.weightsSha256).toBe(
      wholeEnd.type === 'finished' && wholeEnd.weightsSha256,
    )
    expect(timelessMetrics(parts)).toEqual(timelessMetrics(whole))
  }, 240_000)

  it('refuses to continue the checkpoint of another run', async () => {
    const end = await runTask(
      { ...task, seed: 8, config: { epochs: 12 }, checkpointDir: path.join(folder, 'whole-c') },
      { onEvent: () => {} },
    )
    expect(end).toMatchObject({
      type: 'failed',
      message: saying('checkpoint of another run'),
    })
  })

  it('a broken model stops the run at once, naming tensor and step', async () => {
    const base = await readModelFolder(task.modelDir)
    base.parameters.get('model.norm.weight')!.data[3] = Number.NaN
    const modelDir = path.join(folder, 'broken')
    await writeModelFolder(modelDir, base, {
      precision: 'float32',
      besides: [path.join(task.modelDir, 'tokenizer.json')],
    })
    const end = await runTask(
      { ...task, modelDir, checkpointDir: path.join(folder, 'broken-c') },
      { onEvent: () => {} },
    )
    expect(end).toMatchObject({
      type: 'stopped',
      reason: 'not-a-number',
      message: saying('logProbs became not a number in step 1.'),
      kept: false,
    })
  })
})
