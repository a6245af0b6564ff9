/** DPO learns from rankings alone, starts at ln 2, and can be interrupted; best-of-n learns from its own best answers. */
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { DpoTask, PolicyTask, TaskEvent } from '@/ml/contract'
import { METRICS } from '@/ml/metrics'
import { runTask } from '@/ml/runner/tasks'
import { saying } from '../support/saying'
import { countLetter, rankingsOfLetterCount } from './letter-count'
import { prepareLetterPolicy } from './letter-policy'
import { curveOf, temporaryFolder, timelessMetrics, writeJsonl } from './tiny-model'

let folder: string
let policyTask: PolicyTask
let task: DpoTask

beforeAll(async () => {
  folder = await temporaryFolder()
  policyTask = await prepareLetterPolicy(folder)
  const { modelDir, watchedPrompts, executionProvider, threads, seed } = policyTask
  task = {
    kind: 'dpo',
    modelDir,
    watchedPrompts,
    dataset: await writeJsonl(path.join(folder, 'preferences.jsonl'), [
      ...rankingsOfLetterCount(160, 'train', 3),
      ...rankingsOfLetterCount(40, 'validation', 4),
    ]),
    outDir: path.join(folder, 'dpo'),
    checkpointDir: path.join(folder, 'dpo-c'),
    config: { learningRate: 0.001, maxTokens: 20, evalEverySteps: 10, watchEverySteps: 10 },
    executionProvider,
    threads,
    seed,
  }
})

const at = (name: string, config: Record<string, unknown> = {}): DpoTask => ({
  ...task,
  config: { ...task.config, ...config },
  outDir: path.join(folder, name),
  checkpointDir: path.join(folder, `${name}-c`),
})

async function eventsOf(run: DpoTask | PolicyTask) {
  const events: TaskEvent[] = []
  const end = await runTask(run, { onEvent: (event) => events.push(event) })
  expect(end, JSON.stringify(end)).toMatchObject({ type: 'finished' })
  return events
}

describe('DPO', () => {
  it('starts at ln 2, agrees with held-out rankings at the end, and writes more of what people like', async () => {
    const events = await eventsOf(task)
    expect(curveOf(events, 'eval/loss')[0]).toBeCloseTo(Math.LN2, 6)
    expect(curveOf(events, 'rewards/margins')[0]).toBeCloseTo(0, 5)
    expect(curveOf(events, 'eval/accuracy').at(-1)).toBeGreaterThan(0.8)
    expect(curveOf(events, 'eval/loss').at(-1)).toBeLessThan(0.6)
    const watched = events.flatMap((event) => (event.type === 'samples' ? [event] : []))
    const letters = (index: number) =>
      watched.at(index)!.samples.reduce((sum, { text }) => sum + countLetter(text), 0)
    expect(letters(-1)).toBeGreaterThan(letters(0))
    for (const event of events)
      if (event.type === 'metrics')
        for (const name of Object.keys(event.values)) expect(Object.keys(METRICS)).toContain(name)
  })

  it('IPO aims at a difference of 1 / 2β and learns as well', async () => {
    const events = await eventsOf(at('ipo', { loss: 'ipo', beta: 1 }))
    expect(curveOf(events, 'eval/loss')[0]).toBeCloseTo(0.25, 6)
    expect(curveOf(events, 'eval/accuracy').at(-1)).toBeGreaterThan(0.8)
  })

  it('with the likelihood term the preferred completions stay likelier than without', async () => {
    const plain = await eventsOf(at('plain'))
    const kept = await eventsOf(at('kept', { likelihoodCoefficient: 1 }))
    expect(curveOf(kept, 'logps/chosen').at(-1)).toBeGreaterThan(curveOf(plain, 'logps/chosen').at(-1)!)
  })

  it('interrupted, it ends with the same bits and curve, on one thread or two', async () => {
    const config = { checkpointEverySteps: 4 }
    const whole: TaskEvent[] = []
    const wholeEnd = await runTask(at('whole', config), { onEvent: (event) => whole.push(event) })
    const controller = new AbortController()
    const parts: TaskEvent[] = []
    const stopped = await runTask(
      { ...at('parts', config), threads: 2 },
      {
        signal: controller.signal,
        onEvent(event) {
          parts.push(event)
          if (event.type === 'metrics' && event.step === 6) controller.abort()
        },
      },
    )
    expect(stopped).toMatchObject({ type: 'stopped', reason: 'cancelled', step: 6 })
    const end = await runTask(at('parts', config), { onEvent: (event) => parts.push(event) })
    expect(end.type === 'finished' && end.weightsSha256).toBeTruthy()
    expect(end.type === 'finished' && end.weightsSha256).toBe(
      wholeEnd.type === 'finished' && wholeEnd.weightsSha256,
    )
    expect(timelessMetrics(parts)).toEqual(timelessMetrics(whole))
  })

  it('rankings that are all tied are refused in one sentence, and nothing is written', async () => {
    const tied = rankingsOfLetterCount(8, 'train', 5).map((row) => ({ ...row, ranks: [1, 1, 1, 1] }))
    const dataset = await writeJsonl(path.join(folder, 'tied.jsonl'), tied)
    const events: TaskEvent[] = []
    const end = await runTask({ ...at('tied'), dataset }, { onEvent: (event) => events.push(event) })
    expect(end).toMatchObject({
      type: 'failed',
      message: saying('has no ranking for training that prefers one completion to another'),
    })
    expect(events).toHaveLength(1)
  })
})

describe('best of n', () => {
  it('learns the best of its own answers: the score rises, and the picked are better than the rest', async () => {
    const events = await eventsOf({
      ...policyTask,
      algorithm: 'best-of-n',
      config: {
        steps: 8,
        promptsPerStep: 8,
        completionsPerPrompt: 4,
        maxTokens: 20,
        learningRate: 0.003,
        klBudget: 20,
      },
      outDir: path.join(folder, 'best-of-n'),
      checkpointDir: path.join(folder, 'best-of-n-c'),
    })
    const scores = curveOf(events, 'objective/scores')
    expect(scores.at(-1)! - scores[0]!).toBeGreaterThan(0.5)
    curveOf(events, 'best_of_n/scores').forEach((best, step) => {
      expect(best).toBeGreaterThan(scores[step]!)
    })
  })
})
