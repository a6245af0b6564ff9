/** What trainers do with rows before any graph runs: packing, batches, parsing, statistics. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createRng } from '@/ml/tensor/rng'
import { batchAt, stepsInEpochs, takeFromPasses } from '@/ml/trainers/data/batches'
import {
  atResponse,
  lastTokenIndex,
  learntLength,
  packRows,
  responseMask,
  rowLengthFor,
  spreadOverResponses,
} from '@/ml/trainers/data/packed-rows'
import { readPrompts, readRankings, writeRows } from '@/ml/trainers/data/read-rows'
import { withBest } from '@/ml/trainers/offline/dpo-preferences'
import { finalScore, isLearntFrom } from '@/ml/trainers/online/online-answers'
import { completeRollouts, describeRollouts } from '@/ml/trainers/online/ppo-rollouts'
import { assertFirstRatio, createUpdateStatistics } from '@/ml/trainers/online/ppo-statistics'
import { correlation, histogram, meanAndDeviation } from '@/ml/trainers/statistics'

const PAD = 99
const sequence = (promptLength: number, responseLength: number, first = 1) => ({
  tokens: Array.from({ length: promptLength + responseLength }, (_, t) => first + t),
  promptLength,
})

describe('packed rows', () => {
  const sequences = [sequence(2, 3, 10), sequence(1, 6, 20), sequence(3, 1, 30), sequence(2, 2, 40)]
  const batch = packRows(sequences, 8, PAD)

  it('holds every token once, with positions from 0, a segment of its own, and PAD elsewhere', () => {
    const real = batch.chunks.flatMap(({ tokens, segments }) =>
      [...tokens].filter((_, i) => segments[i]! > 0),
    )
    expect(real.sort()).toEqual(sequences.flatMap(({ tokens }) => tokens).sort())
    batch.places.forEach(({ chunk, start }, i) => {
      const { tokens, positions, segments } = batch.chunks[chunk]!
      const { length } = sequences[i]!.tokens
      expect([...tokens.slice(start, start + length)]).toEqual(sequences[i]!.tokens)
      expect([...positions.slice(start, start + length)]).toEqual([...Array(length).keys()])
      expect(new Set(segments.slice(start, start + length)).size).toBe(1)
    })
    for (const { tokens, segments } of batch.chunks)
      segments.forEach((segment, i) => {
        if (segment === 0) expect(tokens[i]).toBe(PAD)
      })
  })

  it('a target is the next token of the same sequence, never the neighbour’s first', () => {
    batch.places.forEach(({ chunk, start }, i) => {
      const { targets } = batch.chunks[chunk]!
      const { tokens } = sequences[i]!
      expect([...targets.slice(start, start + tokens.length)]).toEqual([...tokens.slice(1), PAD])
    })
  })

  it('reads at the positions that predict each response token, and the score at the last real token', () => {
    const asOutputs = batch.chunks.map(({ targets }) => Float32Array.from(targets))
    sequences.forEach(({ tokens, promptLength }, i) => {
      expect([...atResponse(batch, asOutputs, i)]).toEqual(tokens.slice(promptLength))
      expect(batch.chunks[batch.places[i]!.chunk]!.tokens[lastTokenIndex(batch, i)]).toBe(tokens.at(-1))
    })
  })

  it('spreading is the reverse of reading, and the mask counts response tokens', () => {
    const feeds = spreadOverResponses(batch, (i) => sequences[i]!.tokens.slice(sequences[i]!.promptLength))
    sequences.forEach(({ tokens, promptLength }, i) => {
      expect([...atResponse(batch, feeds, i)]).toEqual(tokens.slice(promptLength))
    })
    const ones = responseMask(batch).reduce((sum, mask) => sum + mask.reduce((a, b) => a + b, 0), 0)
    expect(ones).toBe(3 + 6 + 1 + 2)
  })

  it('of a dialogue learns earlier replies where they stand, and that they end', () => {
    // Prompt 10 11, reply 12 13, new line 14, prompt 15, response 16, end 17.
    const dialogue = { ...sequence(6, 2, 10), earlierReplies: [{ start: 2, end: 4 }] }
    const packed = packRows([sequence(1, 1), dialogue], 12, PAD)
    const { chunk, start } = packed.places[1]!
    const mask = responseMask(packed)[chunk]!.subarray(start, start + 8)
    const targets = packed.chunks[chunk]!.targets.subarray(start, start + 8)
    expect([...targets]).toEqual([11, 12, 13, 17, 15, 16, 17, PAD])
    expect([...mask]).toEqual([0, 1, 1, 1, 0, 1, 1, 0])
    expect(learntLength(dialogue)).toBe(5)
  })

  it('cuts rows into chunks of 8, 4, 2, 1, or keeps one chunk with an even number of rows', () => {
    const full = Array.from({ length: 15 }, () => sequence(4, 4))
    expect(packRows(full, 8, PAD).chunks.map(({ rows }) => rows)).toEqual([8, 4, 2, 1])
    expect(packRows(full, 8, PAD, 'whole').chunks.map(({ rows }) => rows)).toEqual([16])
  })

  it('refuses what no row holds, and chooses a row length that holds the longest', () => {
    expect(() => packRows([sequence(5, 4)], 8, PAD)).toThrow('sequence 0 has 9 tokens, a row holds 1 to 8')
    expect(rowLengthFor([sequence(5, 4)])).toBe(128)
    expect(rowLengthFor([sequence(100, 29)])).toBe(160)
  })
})

describe('batches', () => {
  const rows = [...Array(10).keys()]

  it('an epoch shows every row once, in an order of its own, whatever was asked before', () => {
    const rng = createRng(1)
    const epoch = (first: number) => [0, 1, 2].flatMap((step) => batchAt(rows, 4, first + step, rng).items)
    expect(stepsInEpochs(10, 4, 2)).toBe(6)
    expect([...epoch(0)].sort((a, b) => a - b)).toEqual(rows)
    expect(epoch(3)).not.toEqual(epoch(0))
    expect(batchAt(rows, 4, 4, createRng(1)).items).toEqual(batchAt(rows, 4, 4, rng).items)
    expect(batchAt(rows, 4, 5, rng)).toMatchObject({ epoch: 2, items: { length: 2 } })
  })

  it('the stream of prompts continues from any position as if never left', () => {
    const whole = takeFromPasses(rows, 0, 25, createRng(2))
    const parts = [0, 7, 14, 21].flatMap((start) =>
      takeFromPasses(rows, start, start === 21 ? 4 : 7, createRng(2)),
    )
    expect(parts).toEqual(whole)
    expect([...whole.slice(0, 10)].sort((a, b) => a - b)).toEqual(rows)
  })
})

describe('rows of files', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'laurel-rows-'))
  const fileOf = (...lines: string[]) => {
    const file = path.join(folder, 'rows.jsonl')
    writeFileSync(file, lines.join('\n'))
    return file
  }
  const ranking = {
    promptId: 'p',
    prompt: 'x',
    split: 'train',
    completions: [
      { tokenIds: [1], finishReason: 'eos' },
      { tokenIds: [2], finishReason: 'length' },
    ],
  }

  it('are refused with file, line, field, expectation and value', () => {
    expect(() => readPrompts(fileOf('{"promptId":"a","prompt":"b","split":"dev"}'))).toThrow(
      /rows\.jsonl line 1: "split" must be train, validation or test, got "dev"/,
    )
    expect(() => readPrompts(fileOf('', '{oops'))).toThrow(/line 2 is not JSON/)
    expect(() => readRankings(fileOf(JSON.stringify({ ...ranking, ranks: [1] })))).toThrow(
      '2 completions but 1 ranks',
    )
  })

  it('come back as they were written', async () => {
    const file = path.join(folder, 'out.jsonl')
    await writeRows(file, [{ ...ranking, ranks: [1, 2] }])
    expect(readRankings(file)).toEqual([{ ...ranking, ranks: [1, 2] }])
    expect(readFileSync(file, 'utf8').endsWith('\n')).toBe(true)
  })

  it('of rankings may say how much better one of two is and which are unacceptable; others are refused', () => {
    const completion = { tokenIds: [1], finishReason: 'eos' }
    const ranking = {
      promptId: 'a',
      prompt: 'p',
      completions: [completion, completion],
      ranks: [1, 1],
      split: 'train',
    }
    const read = (said: object) => readRankings(fileOf(JSON.stringify({ ...ranking, ...said })))
    expect(read({ unacceptable: [false, true], degree: 4 })).toEqual([
      { ...ranking, unacceptable: [false, true], degree: 4 },
    ])
    expect(() => read({ degree: 5 })).toThrow('"degree" must be 1, 2, 3 or 4, got 5')
    expect(() => read({ unacceptable: [1, 0] })).toThrow('"unacceptable" must be a list of true and false')
    expect(() => read({ unacceptable: [true] })).toThrow('2 completions but "unacceptable" has 1')
    const three = { completions: [completion, completion, completion], ranks: [1, 2, 3] }
    expect(() => read({ ...three, degree: 2 })).toThrow('"degree" is for 2 completions, got 3')
  })
})

describe('the completions that DPO’s likelihood term teaches', () => {
  const bestOf = (ranks: number[], unacceptable?: boolean[]) =>
    withBest({ split: 'train', sequences: [], pairs: [], ranks, unacceptable }).best

  it('are those of the best tier, and never an unacceptable one', () => {
    expect(bestOf([1, 2, 1])).toEqual([0, 2])
    expect(bestOf([1, 2], [false, true])).toEqual([0])
    expect(bestOf([1, 1], [true, true])).toEqual([])
  })
})

describe('statistics', () => {
  it('mean, deviation, correlation, histogram', () => {
    expect(meanAndDeviation([1, 3])).toEqual({ mean: 2, deviation: 1 })
    expect(correlation([1, 2, 3], [2, 4, 6])).toBeCloseTo(1, 12)
    expect(correlation([1, 2, 3], [5, 5, 5])).toBe(0)
    expect(histogram([0, 1, 2, 4], 2)).toEqual({ binEdges: [0, 2, 4], counts: [2, 2] })
    expect(histogram([3, 3], 2).counts).toEqual([2, 0])
    expect(histogram([1, 4], 4, { low: 0, high: 8 })).toEqual({
      binEdges: [0, 2, 4, 6, 8],
      counts: [1, 0, 1, 0],
    })
  })
})

describe('rollouts', () => {
  const answer = {
    row: { promptId: 'p', prompt: 'x', split: 'train' as const },
    sequence: sequence(2, 2),
    hasEnded: true,
    place: 0,
    scoreDeviation: 0,
    isLearntFrom: true,
    score: 1.5,
    logProbs: Float32Array.of(-1, -2),
    referenceLogProbs: Float32Array.of(-1.5, -1),
    entropies: Float32Array.of(0.5, 1.5),
    values: Float32Array.of(0.5, 1),
  }

  it('the score is what the returns say of the last token, KL is summed over the answer', () => {
    const [rollout] = completeRollouts([answer], { klCoefficient: 0.1, gamma: 1, lambda: 1 })
    expect(rollout!.kl).toBeCloseTo(-0.5, 6)
    expect(rollout!.returns[1]).toBeCloseTo(1.5 + 0.1, 6)
    expect(rollout!.returns[0]).toBeCloseTo(1.6 - 0.05, 6)
  })

  it('reward is score minus the price of KL', () => {
    const rollouts = completeRollouts([answer, answer], { klCoefficient: 0.1, gamma: 1, lambda: 1 })
    const metrics = describeRollouts(rollouts, 0.1)
    expect(metrics['objective/rlhf_reward']).toBeCloseTo(1.5 + 0.05, 6)
    expect(metrics['objective/non_score_reward']).toBeCloseTo(0.05, 6)
    expect(metrics['policy/entropy_avg']).toBe(1)
    expect(metrics['val/num_eos_tokens']).toBe(2)
  })

  it('a cut answer gets what the setting says, and is learnt from unless it is masked', () => {
    const rule = { missingEosScore: -1, missingEosPenalty: 0.5, scoreClip: 0 } as const
    const cut = (truncatedAnswers: 'fixed score' | 'penalty' | 'mask') => [
      finalScore(2, false, { ...rule, truncatedAnswers }),
      isLearntFrom(false, { ...rule, truncatedAnswers }),
    ]
    expect(cut('fixed score')).toEqual([-1, true])
    expect(cut('penalty')).toEqual([1.5, true])
    expect(cut('mask')).toEqual([-1, false])
    expect(finalScore(2, true, { ...rule, truncatedAnswers: 'mask' })).toBe(2)
  })

  it('a score beyond the clip counts as the clip, before a penalty; the fixed score stands', () => {
    const rule = { missingEosScore: -9, missingEosPenalty: 0.5, scoreClip: 3 } as const
    const penalty = { ...rule, truncatedAnswers: 'penalty' } as const
    expect([-7, 2, 7].map((score) => finalScore(score, true, penalty))).toEqual([-3, 2, 3])
    expect(finalScore(7, false, penalty)).toBe(2.5)
    expect(finalScore(7, false, { ...rule, truncatedAnswers: 'fixed score' })).toBe(-9)
  })

  it('a masked answer neither learns nor moves the whitening of the others', () => {
    const masked = { ...answer, isLearntFrom: false, score: 100 }
    const settings = { klCoefficient: 0.1, gamma: 1, lambda: 1 }
    const [alone] = completeRollouts([answer], settings)
    const [first, second] = completeRollouts([answer, masked], settings)
    expect(first!.advantages).toEqual(alone!.advantages)
    expect([...second!.advantages]).toEqual([0, 0])
  })

  it('the first ratio must be exactly 1', () => {
    expect(() => assertFirstRatio([-1, -2], [-1, -2], 0)).not.toThrow()
    expect(() => assertFirstRatio([-1, -2], [-1, -2.0000001], 0)).toThrow('at response token 1, expected 1')
    expect(() => assertFirstRatio([Number.NaN], [-1], 0)).toThrow('expected 1')
  })

  it('update statistics are means over tokens', () => {
    const statistics = createUpdateStatistics(0.2, 0.2)
    const approxKl = statistics.add([
      {
        logProbs: [0, Math.log(2)],
        oldLogProbs: [0, 0],
        advantages: [1, 1],
        values: [0, 0],
        oldValues: [0, 0],
        returns: [0, 1],
      },
    ])
    expect(approxKl).toBeCloseTo(0.25 * Math.log(2) ** 2, 12)
    expect(statistics.averages()).toMatchObject({
      'val/ratio': 1.5,
      'policy/clipfrac_avg': 0.5,
      'loss/policy_avg': -1.1,
      'loss/value_avg': 0.25,
    })
  })
})
