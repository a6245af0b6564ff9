/** Several reward models as one: the score is that of their rule, and a policy can be trained against it. */
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { PolicyTask, TaskEvent } from '@/ml/contract'
import { runTask } from '@/ml/runner/tasks'
import { encodeDemonstration } from '@/ml/trainers/data/encode-sequences'
import { packRows, rowLengthFor } from '@/ml/trainers/data/packed-rows'
import { createRewardPanel, readRewardModels } from '@/ml/trainers/online/reward-panel'
import { rankingsOfLetterCount } from './letter-count'
import { prepareLetterPolicy } from './letter-policy'
import { byteTokenizer, curveOf, TINY, temporaryFolder, writeJsonl } from './tiny-model'

let folder: string
let task: PolicyTask
/** One head, three heads, and one head with another seed. */
let dirs: string[]

beforeAll(async () => {
  folder = await temporaryFolder()
  task = await prepareLetterPolicy(folder)
  const dataset = await writeJsonl(path.join(folder, 'few.jsonl'), rankingsOfLetterCount(40, 'train', 3))
  dirs = [...task.rewardModelDirs]
  for (const [seed, ensembleHeads] of [
    [6, 3],
    [7, 1],
  ]) {
    const outDir = path.join(folder, `reward-${seed}`)
    const end = await runTask(
      {
        kind: 'reward',
        modelDir: task.modelDir,
        dataset,
        outDir,
        checkpointDir: `${outDir}-c`,
        config: { learningRate: 0.003, epochs: 1, ensembleHeads },
        executionProvider: 'cpu',
        threads: 1,
        seed: seed!,
      },
      { onEvent: () => {} },
    )
    expect(end.type).toBe('finished')
    dirs.push(outDir)
  }
})

async function judge(members: string[], ensembleRule: 'mean' | 'min' | 'lower bound') {
  const sequences = ['aaaa', 'bcbc', 'abc a'].map((response) =>
    encodeDemonstration(byteTokenizer, { prompt: 'write 1', response }),
  )
  const rowLength = rowLengthFor(sequences)
  const panel = createRewardPanel(
    await readRewardModels(members, TINY.vocabSize),
    { rowLength, executionProvider: 'cpu', threads: 1 },
    { ensembleRule, ensemblePenalty: 0.5 },
  )
  const verdicts = await panel.judge(packRows(sequences, rowLength, byteTokenizer.padId))
  await panel.release()
  return verdicts
}

describe('a panel of reward models', () => {
  it('scores by its rule what each member says alone, and says how far they disagree', async () => {
    const alone = await Promise.all(dirs.map((dir) => judge([dir], 'mean')))
    const [mean, least, bound] = await Promise.all(
      (['mean', 'min', 'lower bound'] as const).map((rule) => judge(dirs, rule)),
    )
    for (const answer of [0, 1, 2]) {
      const scores = alone.map((verdicts) => verdicts[answer]!.score)
      const average = scores.reduce((sum, score) => sum + score, 0) / 3
      const deviation = Math.hypot(...scores.map((score) => score - average)) / Math.sqrt(3)
      expect(mean![answer]!.score).toBeCloseTo(average, 10)
      expect(least![answer]!.score).toBe(Math.min(...scores))
      expect(bound![answer]!.score).toBeCloseTo(average - 0.5 * deviation, 10)
      expect(mean![answer]!.deviation).toBeCloseTo(deviation, 10)
    }
    expect(alone[0]!.map(({ deviation }) => deviation)).toEqual([0, 0, 0])
    expect(alone[1]!.every(({ deviation }) => deviation > 0)).toBe(true)
  })

  it('trains a policy, whose curve says how far the members disagree about its answers', async () => {
    const events: TaskEvent[] = []
    const end = await runTask(
      {
        ...task,
        algorithm: 'rloo',
        rewardModelDirs: dirs,
        outDir: path.join(folder, 'tuned'),
        checkpointDir: path.join(folder, 'tuned-c'),
        config: { steps: 2, promptsPerStep: 4, completionsPerPrompt: 2, maxTokens: 12, ensembleRule: 'min' },
      },
      { onEvent: (event) => events.push(event) },
    )
    expect(end).toMatchObject({ type: 'finished', step: 2 })
    const deviations = curveOf(events, 'objective/score_deviation')
    expect(deviations).toHaveLength(2)
    expect(Math.min(...deviations)).toBeGreaterThan(0)
  })

  it('refuses a member that is no reward model, and none at all', async () => {
    await expect(readRewardModels([task.modelDir], TINY.vocabSize)).rejects.toThrow(
      'is a language model, not a reward model',
    )
    await expect(readRewardModels([], TINY.vocabSize)).rejects.toThrow('needs a reward model, got none')
    await expect(readRewardModels(dirs, 12)).rejects.toThrow('The policy has a vocabulary of 12 tokens')
  })
})
