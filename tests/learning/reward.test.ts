/** The reward model learns what people prefer, and normalises what it says. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { RankingRow, RewardTask, ScoreRow, TaskEvent } from '@/ml/contract'
import { METRICS } from '@/ml/metrics'
import { runTask } from '@/ml/runner/tasks'
import { meanAndDeviation } from '@/ml/trainers/statistics'
import { rankingsOfLetterCount } from './letter-count'
import {
  curveOf,
  readJsonl,
  temporaryFolder,
  timelessMetrics,
  writeJsonl,
  writeTinyModel,
} from './tiny-model'

let folder: string
let task: RewardTask

beforeAll(async () => {
  folder = await temporaryFolder()
  task = {
    kind: 'reward',
    modelDir: await writeTinyModel(path.join(folder, 'base')),
    dataset: await writeJsonl(path.join(folder, 'rankings.jsonl'), [
      ...rankingsOfLetterCount(240, 'train', 1),
      ...rankingsOfLetterCount(60, 'validation', 2),
    ]),
    outDir: path.join(folder, 'reward'),
    checkpointDir: path.join(folder, 'checkpoints'),
    config: { learningRate: 0.003, epochs: 4, batchSize: 8 },
    executionProvider: 'cpu',
    threads: 1,
    seed: 3,
  }
})

/** Trains on these rankings; measured on the task's held-out ones. */
async function trained(name: string, rankings: readonly RankingRow[], config: Record<string, unknown>) {
  const events: TaskEvent[] = []
  const end = await runTask(
    {
      ...task,
      dataset: await writeJsonl(path.join(folder, `${name}.jsonl`), [
        ...rankings,
        ...rankingsOfLetterCount(60, 'validation', 2),
      ]),
      config: { ...task.config, ...config },
      outDir: path.join(folder, name),
      checkpointDir: path.join(folder, `${name}-c`),
    },
    { onEvent: (event) => events.push(event) },
  )
  return { events, end }
}

describe('reward model', () => {
  it('learns a simple rule: held-out accuracy above 0.9, scores normalised, histogram reported', async () => {
    const events: TaskEvent[] = []
    const end = await runTask(task, { onEvent: (event) => events.push(event) })
    expect(end.type).toBe('finished')
    const accuracy = curveOf(events, 'eval/accuracy')
    expect(accuracy.at(-1)).toBeGreaterThan(0.9)
    expect(accuracy.at(-1)).toBeGreaterThan(accuracy[0]!)
    expect(curveOf(events, 'eval/margin').at(-1)).toBeGreaterThan(0)

    const histogram = events.find((event) => event.type === 'histogram')
    expect(histogram).toMatchObject({ name: 'scores/train' })
    expect(histogram?.type === 'histogram' && histogram.counts.reduce((a, b) => a + b, 0)).toBe(960)

    const config = JSON.parse(await readFile(path.join(task.outDir, 'config.json'), 'utf8'))
    expect(config.architectures).toEqual(['LlamaForSequenceClassification'])
    expect(config.laurel_score_gain).not.toBe(1)
  })

  it('reports calibration and accuracy by how clear the preference is', async () => {
    const events: TaskEvent[] = []
    const end = await runTask(
      {
        ...task,
        config: { ...task.config, epochs: 1 },
        outDir: path.join(folder, 'calibrated'),
        checkpointDir: path.join(folder, 'calibrated-c'),
      },
      { onEvent: (event) => events.push(event) },
    )
    expect(end.type).toBe('finished')
    const last = (name: string) => curveOf(events, name).at(-1)!
    expect(last('eval/accuracy_clear')).toBeGreaterThanOrEqual(last('eval/accuracy_close'))
    expect(last('eval/log_loss')).toBeLessThan(curveOf(events, 'eval/log_loss')[0]!)
    expect(last('eval/ece')).toBeLessThan(0.5)
    expect(last('calibration/90_100')).toBeGreaterThan(0.9)
  })

  it.each([
    ['Plackett–Luce', { loss: 'listwise' }],
    ['best of K', { loss: 'best' }],
    ['margins by tiers', { marginCoefficient: 1 }],
    ['an ensemble by its lower bound', { ensembleHeads: 4, ensembleRule: 'lower bound' }],
  ])('%s learns the rule as well, and what it saves scores the same way', async (name, config) => {
    const events: TaskEvent[] = []
    const outDir = path.join(folder, name)
    const end = await runTask(
      {
        ...task,
        config: { ...task.config, epochs: 2, ...config },
        outDir,
        checkpointDir: path.join(folder, `${name}-c`),
      },
      { onEvent: (event) => events.push(event) },
    )
    expect(end, JSON.stringify(end)).toMatchObject({ type: 'finished' })
    expect(curveOf(events, 'eval/accuracy').at(-1)).toBeGreaterThan(0.85)
    for (const event of events)
      if (event.type === 'metrics')
        for (const metric of Object.keys(event.values)) expect(Object.keys(METRICS)).toContain(metric)

    const rows = rankingsOfLetterCount(240, 'train', 1).flatMap(({ prompt, completions }, n) =>
      completions.map((completion, k) => ({ id: `${n}/${k}`, prompt, ...completion })),
    )
    const out = path.join(folder, `${name}.jsonl`)
    const requests = await writeJsonl(path.join(folder, `${name}-requests.jsonl`), rows)
    await runTask(
      { kind: 'score', modelDir: outDir, requests, out, executionProvider: 'cpu', threads: 1, seed: 0 },
      { onEvent: () => {} },
    )
    const { mean, deviation } = meanAndDeviation((await readJsonl<ScoreRow>(out)).map(({ score }) => score))
    expect(mean).toBeCloseTo(0, 4)
    expect(deviation).toBeCloseTo(1, 4)
  })

  it('an unacceptable answer ends below the acceptable ones, although all are ranked equal', async () => {
    const rankings = rankingsOfLetterCount(240, 'train', 1).map((ranking) => ({
      ...ranking,
      ranks: ranking.ranks.map(() => 1),
      unacceptable: ranking.ranks.map((rank) => rank > 1),
    }))
    const { events, end } = await trained('unacceptable', rankings, { epochs: 2 })
    expect(end, JSON.stringify(end)).toMatchObject({ type: 'finished' })
    expect(curveOf(events, 'eval/accuracy').at(-1)).toBeGreaterThan(0.85)
  })

  it('a stated degree widens the margin; rankings without one train to the same bits whatever the setting', async () => {
    const pairs = rankingsOfLetterCount(240, 'train', 1).map((ranking) => ({
      ...ranking,
      completions: ranking.completions.slice(0, 2),
      ranks:
        ranking.ranks[0] === ranking.ranks[1]
          ? [1, 1]
          : ranking.ranks[0]! < ranking.ranks[1]!
            ? [1, 2]
            : [2, 1],
    }))
    const stated = pairs.map((ranking) => ({ ...ranking, degree: 4 as const }))
    const one = { epochs: 1 }
    const silent = await trained('silent', pairs, one)
    const off = await trained('off', pairs, { ...one, degreeMargin: 0 })
    const unused = await trained('unused', stated, { ...one, degreeMargin: 0 })
    const wide = await trained('wide', stated, { ...one, degreeMargin: 3 })
    const bits = ({ end }: typeof silent) => end.type === 'finished' && end.weightsSha256
    expect(bits(silent)).toMatch(/^[0-9a-f]{64}$/)
    expect(bits(off)).toBe(bits(silent))
    expect(bits(unused)).toBe(bits(silent))
    const marginOf = ({ events }: typeof silent) => curveOf(events, 'eval/margin').at(-1)!
    expect(marginOf(wide)).toBeGreaterThan(marginOf(silent))
  })

  it('scores have mean 0 and deviation 1 on the completions it was normalised on, and follow the rule', async () => {
    const rows = rankingsOfLetterCount(240, 'train', 1).flatMap(({ prompt, completions }, n) =>
      completions.map((completion, k) => ({ id: `${n}/${k}`, prompt, ...completion })),
    )
    const out = path.join(folder, 'scores.jsonl')
    const end = await runTask(
      {
        kind: 'score',
        modelDir: task.outDir,
        requests: await writeJsonl(path.join(folder, 'requests.jsonl'), rows),
        out,
        executionProvider: 'cpu',
        threads: 1,
        seed: 0,
      },
      { onEvent: () => {} },
    )
    expect(end.type).toBe('finished')
    const scores = (await readJsonl<ScoreRow>(out)).map(({ score }) => score)
    expect(scores).toHaveLength(960)
    const mean = scores.reduce((a, b) => a + b, 0) / scores.length
    const variance = scores.reduce((a, b) => a + (b - mean) ** 2, 0) / scores.length
    expect(mean).toBeCloseTo(0, 4)
    expect(variance).toBeCloseTo(1, 4)
  })

  it('interrupted, it ends with the same bits and curve', async () => {
    const config = { ...task.config, epochs: 1, checkpointEverySteps: 10 }
    const folders = (name: string) => ({
      config,
      outDir: path.join(folder, name),
      checkpointDir: path.join(folder, `${name}-c`),
    })
    const whole: TaskEvent[] = []
    const wholeEnd = await runTask(
      { ...task, ...folders('whole') },
      { onEvent: (event) => whole.push(event) },
    )
    const controller = new AbortController()
    const parts: TaskEvent[] = []
    await runTask(
      { ...task, ...folders('parts'), threads: 2 },
      {
        signal: controller.signal,
        onEvent(event) {
          parts.push(event)
          if (event.type === 'metrics' && event.step === 13) controller.abort()
        },
      },
    )
    const end = await runTask({ ...task, ...folders('parts') }, { onEvent: (event) => parts.push(event) })
    expect(end.type).toBe('finished')
    expect(end.type === 'finished' && end.weightsSha256).toBe(
      wholeEnd.type === 'finished' && wholeEnd.weightsSha256,
    )
    expect(timelessMetrics(parts)).toEqual(timelessMetrics(whole))
  })
})
