/** Batched, cached sampling against the training graph and against itself, on small random models. */
import { afterAll, describe, expect, it } from 'vitest'
import { argMax } from '@/ml/autodiff/ops'
import type { SamplingSettings } from '@/ml/contract'
import { compileForward } from '@/ml/engine/forward'
import {
  logits,
  type TransformerConfig,
  tokenLogProbs,
  transformer,
  transformerParameters,
} from '@/ml/models/transformer'
import { initParameters, type Parameters } from '@/ml/optim/parameters'
import { createSampler, type Sampler, type SamplerOptions } from '@/ml/sampling/sampler'
import { createRng } from '@/ml/tensor/rng'

const PAD = 0
const BOS = 1
const EOS = 2
const ids = { padId: PAD, bosId: BOS, eosId: EOS }
const base: TransformerConfig = {
  vocabSize: 37,
  contextLength: 64,
  dModel: 16,
  nLayers: 2,
  nHeads: 4,
  nKvHeads: 2,
  dFf: 24,
  ropeTheta: 10_000,
  rmsNormEps: 1e-5,
  tieEmbeddings: true,
}
const plain: SamplingSettings = { temperature: 1, topP: 1, topK: 0, maxTokens: 12 }
const greedy: SamplingSettings = { ...plain, temperature: 0 }

/** Weights large enough for distributions with a shape. */
function randomParameters(config: TransformerConfig, seed: number): Parameters {
  const specs = transformerParameters(config).map((spec) =>
    spec.initializer.kind === 'normal'
      ? { ...spec, initializer: { kind: 'normal' as const, deviation: 0.3 } }
      : spec,
  )
  return initParameters(specs, createRng(seed))
}

function randomPrompts(count: number, seed: number): number[][] {
  const rng = createRng(seed)
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + rng.integer(11) }, () => 3 + rng.integer(base.vocabSize - 3)),
  )
}

const open: Sampler[] = []
function samplerOf(config: TransformerConfig, options: Partial<SamplerOptions> = {}): Sampler {
  const sampler = createSampler({
    modelConfig: config,
    parameters: randomParameters(config, 1),
    executionProvider: 'cpu',
    threads: 1,
    tokensPerRun: 5,
    ...options,
  })
  open.push(sampler)
  return sampler
}
afterAll(async () => {
  for (const sampler of open) await sampler.release()
})

/** The training graph over whole sequences, padded on the right: log-probability of each token and the most likely one. */
async function fullDecoding(config: TransformerConfig, sequences: readonly number[][], temperature: number) {
  const B = sequences.length
  const T = Math.max(...sequences.map((sequence) => sequence.length)) - 1
  const shape = [B, T]
  const fill = (value: (sequence: readonly number[], t: number) => number) =>
    Int32Array.from(sequences.flatMap((sequence) => Array.from({ length: T }, (_, t) => value(sequence, t))))
  const int32 = { dtype: 'int32', shape } as const
  const forward = await compileForward({
    parameters: transformerParameters(config),
    inputs: { tokens: int32, positions: int32, segments: int32, targets: int32 },
    executionProvider: 'cpu',
    threads: 1,
    build(_, weights, inputs) {
      const scores = logits(config, weights, transformer(config, weights, inputs))
      return { logProbs: tokenLogProbs(scores, inputs.targets, { temperature }), mostLikely: argMax(scores) }
    },
  })
  const outputs = await forward.run(randomParameters(config, 1), {
    tokens: fill((sequence, t) => sequence[t] ?? PAD),
    positions: fill((sequence, t) => (t < sequence.length ? t : 0)),
    segments: fill((sequence, t) => Number(t < sequence.length)),
    targets: fill((sequence, t) => sequence[t + 1] ?? PAD),
  })
  await forward.release()
  return (row: number, t: number) => ({
    logProb: Number(outputs.logProbs.data[row * T + t]),
    mostLikely: Number(outputs.mostLikely.data[row * T + t]),
  })
}

describe('cached decoding equals full decoding', () => {
  const configs: [string, TransformerConfig][] = [
    ['grouped key heads, tied head', base],
    ['a key head for every head, own output matrix', { ...base, nKvHeads: 4, tieEmbeddings: false }],
    ['one layer, one key head, odd feed-forward', { ...base, nLayers: 1, nKvHeads: 1, dFf: 21 }],
  ]
  const prompts = randomPrompts(7, 5)
  for (const [name, config] of configs) {
    it.each([1, 0.6, 1.7])(`log-probabilities, temperature %s: ${name}`, async (temperature) => {
      const settings = { ...plain, temperature }
      const completions = await samplerOf(config).sample({
        prompts,
        completionsPerPrompt: 2,
        settings,
        rng: 3,
        ...ids,
      })
      const sequences = completions.map(({ tokenIds }, i) => [...prompts[Math.floor(i / 2)]!, ...tokenIds])
      const full = await fullDecoding(config, sequences, temperature)
      completions.forEach(({ logProbs }, row) => {
        const start = prompts[Math.floor(row / 2)]!.length - 1
        logProbs.forEach((logProb, t) => {
          expect(Math.abs(logProb - full(row, start + t).logProb)).toBeLessThan(1e-4)
        })
      })
    })

    it(`greedy takes the most likely token every time: ${name}`, async () => {
      const completions = await samplerOf(config).sample({ prompts, settings: greedy, rng: 3, ...ids })
      const sequences = completions.map(({ tokenIds }, i) => [...prompts[i]!, ...tokenIds])
      const full = await fullDecoding(config, sequences, 1)
      completions.forEach(({ tokenIds, logProbs }, row) => {
        tokenIds.forEach((token, t) => {
          const { mostLikely, logProb } = full(row, prompts[row]!.length - 1 + t)
          if (mostLikely !== PAD && mostLikely !== BOS) expect(token).toBe(mostLikely)
          expect(Math.abs(logProbs[t]! - logProb)).toBeLessThan(1e-4)
        })
      })
    })
  }
})

describe('a completion depends on nothing but its prompt, its key and the seed', () => {
  const prompts = randomPrompts(9, 11)
  const promptKeys = prompts.map((_, i) => `prompt-${i}`)
  const tokensOf = (completions: { tokenIds: number[] }[]) => completions.map(({ tokenIds }) => tokenIds)

  it('a ragged batch gives what its rows give one by one', async () => {
    const sampler = samplerOf(base)
    const together = await sampler.sample({ prompts, promptKeys, settings: plain, rng: 7, ...ids })
    for (const [i, prompt] of prompts.entries()) {
      const request = { prompts: [prompt], promptKeys: [promptKeys[i]!], settings: plain, rng: 7, ...ids }
      expect(tokensOf(await sampler.sample(request))).toEqual([together[i]!.tokenIds])
    }
  })

  it.each([
    ['few places, so that rows wait and take over', { maxRows: 2 }],
    ['one token a run', { tokensPerRun: 1 }],
    ['more tokens a run than anybody needs', { tokensPerRun: 16 }],
  ])('padded equals unpadded: %s', async (_, options) => {
    const request = { prompts, completionsPerPrompt: 2, settings: plain, rng: 7, ...ids }
    const expected = await samplerOf(base).sample(request)
    const actual = await samplerOf(base, options).sample(request)
    expect(tokensOf(actual)).toEqual(tokensOf(expected))
    actual.forEach(({ logProbs }, row) => {
      logProbs.forEach((logProb, t) => {
        expect(logProb).toBeCloseTo(expected[row]!.logProbs[t]!, 4)
      })
    })
  })

  it('answers longer than one step of the cache go on as they began', async () => {
    const settings = { ...plain, maxTokens: 50 }
    const [short] = await samplerOf(base).sample({ prompts: [[5]], settings: plain, rng: 2, ...ids })
    const [long] = await samplerOf(base).sample({ prompts: [[5]], settings, rng: 2, ...ids })
    expect(long!.tokenIds.slice(0, short!.tokenIds.length)).toEqual(short!.tokenIds)
    const full = await fullDecoding(base, [[5, ...long!.tokenIds]], 1)
    long!.logProbs.forEach((logProb, t) => {
      expect(Math.abs(logProb - full(0, t).logProb)).toBeLessThan(1e-4)
    })
  })

  // Sums over more than 128 inputs come out otherwise when a thread has few columns: the starter's widths are among these.
  it.each([
    ['narrow', { dModel: 64, dFf: 160, nHeads: 4, nKvHeads: 2 }],
    ['narrow, wide feed-forward', { dModel: 128, dFf: 512, nHeads: 4, nKvHeads: 2 }],
    ['of the starter’s widths', { dModel: 256, dFf: 512, nHeads: 4, nKvHeads: 2 }],
  ])('the same seed gives the same bits with one thread and with two: %s', async (_, sizes) => {
    const config = { ...base, ...sizes, vocabSize: 512 }
    const request = { prompts, completionsPerPrompt: 3, settings: plain, rng: 7, ...ids }
    const [one, two, again] = [
      await samplerOf(config, { threads: 1 }).sample(request),
      await samplerOf(config, { threads: 2 }).sample(request),
      await samplerOf(config, { threads: 2 }).sample({ ...request, rng: createRng(7) }),
    ]
    expect(two).toEqual(one)
    expect(again).toEqual(one)
  })

  it('another seed, and another completion of one prompt, draw other tokens', async () => {
    const request = { prompts, completionsPerPrompt: 2, settings: plain, ...ids }
    const first = tokensOf(await samplerOf(base).sample({ ...request, rng: 1 }))
    const second = tokensOf(await samplerOf(base).sample({ ...request, rng: 2 }))
    expect(second).not.toEqual(first)
    expect(first[0]).not.toEqual(first[1])
  })
})

describe('where a completion ends', () => {
  it('at its first end-of-sequence token, which belongs to it, or at the limit', async () => {
    const completions = await samplerOf(base).sample({
      prompts: randomPrompts(40, 3),
      settings: { ...plain, maxTokens: 20 },
      rng: 4,
      ...ids,
    })
    for (const { tokenIds, logProbs, finishReason } of completions) {
      expect(logProbs).toHaveLength(tokenIds.length)
      expect(tokenIds.slice(0, -1)).not.toContain(EOS)
      expect(finishReason).toBe(tokenIds.at(-1) === EOS ? 'eos' : 'length')
      if (finishReason === 'length') expect(tokenIds).toHaveLength(20)
      expect(tokenIds.filter((id) => id === PAD || id === BOS)).toEqual([])
    }
    const reasons = new Set(completions.map(({ finishReason }) => finishReason))
    expect(reasons).toEqual(new Set(['eos', 'length']))
  })

  it('one token when that is the limit', async () => {
    const settings = { ...plain, maxTokens: 1 }
    const completions = await samplerOf(base).sample({ prompts: [[5], [6, 7]], settings, rng: 4, ...ids })
    expect(completions.map(({ tokenIds }) => tokenIds.length)).toEqual([1, 1])
  })
})

it('keeping one token is greedy', async () => {
  const prompts = randomPrompts(6, 21)
  const sampler = samplerOf(base)
  const only = await sampler.sample({ prompts, settings: { ...plain, topK: 1 }, rng: 9, ...ids })
  const best = await sampler.sample({ prompts, settings: greedy, rng: 9, ...ids })
  expect(only.map(({ tokenIds }) => tokenIds)).toEqual(best.map(({ tokenIds }) => tokenIds))
})

it('new weights are copied in and used; the old ones may be overwritten', async () => {
  const request = { prompts: randomPrompts(4, 8), settings: plain, rng: 5, ...ids }
  const parameters = randomParameters(base, 1)
  const sampler = samplerOf(base, { parameters })
  const before = await sampler.sample(request)
  for (const { data } of parameters.values()) data.fill(Number.NaN)
  expect(await sampler.sample(request)).toEqual(before)
  sampler.setParameters(randomParameters(base, 2))
  expect(await sampler.sample(request)).not.toEqual(before)
  sampler.setParameters(parameters)
  await expect(sampler.sample(request)).rejects.toThrow(/logProbs became NaN/)
})

it('tells every row its new tokens as they come', async () => {
  const heard: number[][] = [[], [], []]
  const completions = await samplerOf(base).sample({
    prompts: randomPrompts(3, 8),
    settings: plain,
    rng: 5,
    ...ids,
    onTokens: (row, tokens) => heard[row]!.push(...tokens),
  })
  expect(heard).toEqual(completions.map(({ tokenIds }) => tokenIds))
})

it('stops between runs when it is told to', async () => {
  const controller = new AbortController()
  const sampling = samplerOf(base).sample({
    prompts: randomPrompts(3, 8),
    settings: plain,
    rng: 5,
    ...ids,
    signal: controller.signal,
    onTokens: () => controller.abort(new Error('enough')),
  })
  await expect(sampling).rejects.toThrow('enough')
})

it.each([
  ['a prompt without tokens', { prompts: [[]] }, /prompt 0 has no tokens/],
  ['a token outside the vocabulary', { prompts: [[5], [37]] }, /prompt 1 has token 37/],
  ['more than the context holds', { prompts: [new Array(53).fill(5)] }, /exceeds the context of 64/],
  ['a negative temperature', { settings: { ...plain, temperature: -1 } }, /temperature must be 0 or more/],
  ['no nucleus', { settings: { ...plain, topP: 0 } }, /topP must be above 0/],
  ['a broken top-k', { settings: { ...plain, topK: 1.5 } }, /topK must be a whole number/],
  ['an end that is padding', { eosId: PAD }, /eosId 0 must differ/],
])('refuses %s', async (_, change, message) => {
  const request = { prompts: [[5]], settings: plain, rng: 1, ...ids, ...change }
  await expect(samplerOf(base).sample(request)).rejects.toThrow(message)
})
