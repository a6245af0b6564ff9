/** Compiled steps: the same bits on one thread or two, micro-batches that add up, and no training on not-a-number. */
import { describe, expect, it } from 'vitest'
import { log, mul, neg, reduceSum, sub } from '@/ml/autodiff/ops'
import { listExecutionProviders, resolveExecutionProvider } from '@/ml/engine/execution-providers'
import { createSessionCache } from '@/ml/engine/session-cache'
import { compileTrainingStep, type TrainingStepOptions } from '@/ml/engine/training-step'
import { crossEntropySum } from '@/ml/losses/cross-entropy'
import { pairwiseRankingLoss } from '@/ml/losses/pairwise-ranking'
import { ppoPolicyLossSum, ppoValueLossSum } from '@/ml/losses/ppo'
import { logits, tokenLogProbs, transformer, transformerParameters } from '@/ml/models/transformer'
import { createAdamW } from '@/ml/optim/adamw'
import { clipGlobalNorm, createGradientAccumulator } from '@/ml/optim/gradients'
import { initParameters } from '@/ml/optim/parameters'
import { clippedPolicyTerm, clippedValueTerm } from '@/ml/rl/ppo-objective'
import { float32Tensor } from '@/ml/tensor/host-tensor'
import { createRng } from '@/ml/tensor/rng'
import { said } from '../../support/saying'

const MODEL = {
  vocabSize: 300,
  contextLength: 32,
  dModel: 64,
  nLayers: 2,
  nHeads: 4,
  nKvHeads: 2,
  dFf: 96,
  ropeTheta: 10_000,
  rmsNormEps: 1e-5,
  tieEmbeddings: true,
}
const SPECS = transformerParameters(MODEL)

function languageModelStep(B: number, T: number, threads: number) {
  const shape = [B, T]
  const int = { dtype: 'int32', shape } as const
  return compileTrainingStep({
    parameters: SPECS,
    inputs: {
      tokens: int,
      positions: int,
      segments: int,
      targets: int,
      weights: { dtype: 'float32', shape },
    },
    executionProvider: 'cpu',
    threads,
    build: (_, weights, inputs) => ({
      loss: crossEntropySum(
        tokenLogProbs(logits(MODEL, weights, transformer(MODEL, weights, inputs)), inputs.targets),
        inputs.weights,
      ),
    }),
  })
}

function batch(B: number, T: number, seed: number) {
  const rng = createRng(seed)
  const ints = (f: (i: number) => number) => Int32Array.from({ length: B * T }, (_, i) => f(i))
  return {
    tokens: ints(() => rng.integer(30)),
    targets: ints(() => rng.integer(300)),
    positions: ints((i) => i % T),
    segments: ints(() => 1),
    weights: new Float32Array(B * T).fill(1),
  }
}

/** Weights after five updates, as one string of bytes for each tensor: comparing those is far quicker. */
async function trainFewSteps(threads: number): Promise<Map<string, string>> {
  const parameters = initParameters(SPECS, createRng(1))
  const adamw = createAdamW(parameters)
  const step = await languageModelStep(4, 32, threads)
  for (let k = 0; k < 5; k++) {
    const { gradients } = await step.run(parameters, batch(4, 32, k))
    clipGlobalNorm(gradients, 1)
    adamw.apply(parameters, gradients, 1e-3)
  }
  await step.release()
  return new Map(
    [...parameters].map(([name, { data }]) => [name, Buffer.from(data.buffer).toString('base64')]),
  )
}

describe('a training step', () => {
  it('gives the same bits with one thread, with two, and again', async () => {
    const one = await trainFewSteps(1)
    expect(await trainFewSteps(2)).toEqual(one)
    expect(await trainFewSteps(2)).toEqual(one)
  }, 300_000)

  it('of two micro-batches accumulated is the step of the whole batch', async () => {
    const parameters = initParameters(SPECS, createRng(1))
    const whole = batch(4, 16, 3)
    whole.weights.fill(0, 40) // unequal counts: a mean of means would differ
    const half = (from: number) =>
      Object.fromEntries(
        Object.entries(whole).map(([key, data]) => [key, data.slice(from, from + 32)]),
      ) as typeof whole
    const big = await languageModelStep(4, 16, 1)
    const small = await languageModelStep(2, 16, 1)
    const once = createGradientAccumulator()
    once.add((await big.run(parameters, whole)).gradients, 40)
    const twice = createGradientAccumulator()
    twice.add((await small.run(parameters, half(0))).gradients, 32)
    twice.add((await small.run(parameters, half(32))).gradients, 8)
    await big.release()
    await small.release()
    const expected = once.take().gradients
    for (const [name, gradient] of twice.take().gradients) {
      const reference = expected.get(name)!
      const scale = Math.max(...reference.map(Math.abs))
      const error = Math.max(...gradient.map((x, i) => Math.abs(x - reference[i]!)))
      expect(error, name).toBeLessThan(1e-5 * scale)
    }
  })

  it('names what became not-a-number, and in which run', async () => {
    const specs = [{ name: 'w', shape: [2], initializer: { kind: 'ones' } }] as const
    const step = await compileTrainingStep({
      parameters: specs,
      inputs: {},
      executionProvider: 'cpu',
      threads: 1,
      build: (_, weights) => ({ loss: reduceSum(log(weights.get('w')!)) }),
    })
    await step.run(new Map([['w', float32Tensor([2], Float32Array.of(1, 2))]]), {})
    await expect(step.run(new Map([['w', float32Tensor([2], Float32Array.of(1, -2))]]), {})).rejects.toThrow(
      'loss became NaN in run 2',
    )
    await expect(step.run(new Map([['w', float32Tensor([2], Float32Array.of(1, 0))]]), {})).rejects.toThrow(
      /became -?Infinity in run 3/,
    )
    await step.release()
  })

  it('computes no gradient for frozen weights', async () => {
    const spec = (name: string) => ({ name, shape: [2], initializer: { kind: 'ones' } }) as const
    const step = await compileTrainingStep({
      parameters: [spec('w')],
      frozen: [spec('base')],
      inputs: {},
      executionProvider: 'cpu',
      threads: 1,
      build: (_, weights) => ({ loss: reduceSum(mul(weights.get('w')!, weights.get('base')!)) }),
    })
    const { loss, gradients } = await step.run(
      new Map([
        ['w', float32Tensor([2], Float32Array.of(1, 2))],
        ['base', float32Tensor([2], Float32Array.of(3, 4))],
      ]),
      {},
    )
    expect(loss).toBe(11)
    expect(gradients).toEqual(new Map([['w', Float32Array.of(3, 4)]]))
    await step.release()
  })
})

describe('losses on graph values', () => {
  async function gradientOf(
    shapes: Record<string, number[]>,
    data: Record<string, number[]>,
    wrt: string,
    build: TrainingStepOptions<string, string>['build'],
  ) {
    const names = Object.keys(shapes).filter((name) => name !== wrt)
    const step = await compileTrainingStep({
      parameters: [{ name: wrt, shape: shapes[wrt]!, initializer: { kind: 'zeros' } }],
      inputs: Object.fromEntries(
        names.map((name) => [name, { dtype: 'float32' as const, shape: shapes[name]! }]),
      ),
      executionProvider: 'cpu',
      threads: 1,
      build,
    })
    const result = await step.run(
      new Map([[wrt, float32Tensor(shapes[wrt]!, Float32Array.from(data[wrt]!))]]),
      Object.fromEntries(names.map((name) => [name, Float32Array.from(data[name]!)])),
    )
    await step.release()
    return result
  }

  it('the pairwise loss has its known values: margin pair, K = 4 in order, zero scores give ln 2', async () => {
    const inOrder = (K: number, weight: number) =>
      Array.from({ length: K * K }, (_, i) => (Math.floor(i / K) < i % K ? weight : 0))
    const lossOf = async (scores: number[]) => {
      const K = scores.length
      const { loss } = await gradientOf(
        { s: [1, K], w: [1, K, K] },
        { s: scores, w: inOrder(K, 2 / (K * (K - 1))) },
        's',
        (_, weights, inputs) => ({ loss: pairwiseRankingLoss(weights.get('s')!, inputs.w!) }),
      )
      return loss
    }
    expect(await lossOf([1.2, 0.3])).toBeCloseTo(0.3411539, 6)
    expect(await lossOf([2, 1, 0.5, -1])).toBeCloseTo(0.2276134, 6)
    expect(await lossOf([0, 0, 0])).toBeCloseTo(Math.LN2, 6)
  })

  it('PPO’s terms and slopes agree with the plain-number reference, padding included', async () => {
    const logProbs = [-1, -2, -0.5, -3, -1000]
    const old = [-1, -1.5, -0.9, -2.9, 500]
    const advantages = [1, -2, 0.5, 2, 7]
    const mask = [1, 1, 1, 1, 0]
    const shapes = { p: [1, 5], old: [1, 5], a: [1, 5], m: [1, 5] }
    const { loss, gradients, outputs } = await gradientOf(
      shapes,
      { p: logProbs, old, a: advantages, m: mask },
      'p',
      (_, weights, inputs) => {
        const { loss, ...rest } = ppoPolicyLossSum(weights.get('p')!, inputs.old!, inputs.a!, inputs.m!, 0.2)
        return { loss, outputs: rest }
      },
    )
    const terms = [0, 1, 2, 3].map((i) => clippedPolicyTerm(logProbs[i]!, old[i]!, advantages[i]!, 0.2))
    expect(loss).toBeCloseTo(
      terms.reduce((sum, term) => sum + term.loss, 0),
      5,
    )
    terms.forEach((term, i) => {
      expect(gradients.get('p')![i]).toBeCloseTo(term.gradient, 5)
    })
    expect(gradients.get('p')![4]).toBe(0)
    const found = outputs as Record<string, { data: Float32Array }>
    expect(found.clipped!.data[0]).toBe(terms.filter((term) => term.isClipped).length)
    expect(found.ratio!.data[0]).toBe(1)
    expect(found.ratio!.data[4]).toBe(1)
  })

  it('the value loss agrees with the plain-number reference', async () => {
    const values = [0.5, 1.5, -1, 2]
    const old = [0.4, 1, -0.2, 2]
    const returns = [1, 0, -0.5, 2]
    const shapes = { v: [1, 4], old: [1, 4], r: [1, 4], m: [1, 4] }
    const { loss, gradients } = await gradientOf(
      shapes,
      { v: values, old, r: returns, m: [1, 1, 1, 0] },
      'v',
      (_, weights, inputs) => {
        const { loss } = ppoValueLossSum(weights.get('v')!, inputs.old!, inputs.r!, inputs.m!, 0.2)
        return { loss }
      },
    )
    const terms = [0, 1, 2].map((i) => clippedValueTerm(values[i]!, old[i]!, returns[i]!, 0.2))
    expect(loss).toBeCloseTo(
      terms.reduce((sum, term) => sum + term.loss, 0),
      5,
    )
    terms.forEach((term, i) => {
      expect(gradients.get('v')![i]).toBeCloseTo(term.gradient, 5)
    })
  })

  it('PPO at ratio 1 has the gradient of REINFORCE', async () => {
    const { gradients } = await gradientOf(
      { z: [1, 4], old: [1] },
      { z: [1, 2, 1, 1], old: [Math.log(0.4753668864186717)] },
      'z',
      (graph, weights, inputs) => {
        const logProb = tokenLogProbs(weights.get('z')!, graph.constantOf('int32', [1], [1]))
        const one = graph.constantOf('float32', [1], [1])
        return { loss: neg(ppoPolicyLossSum(logProb, sub(inputs.old!, 0), one, one, 0.2).loss) }
      },
    )
    const expected = [-0.1749, 0.5246, -0.1749, -0.1749]
    gradients.get('z')!.forEach((x, i) => {
      expect(x).toBeCloseTo(expected[i]!, 4)
    })
  })
})

describe('the session cache', () => {
  it('compiles a key once and releases the one used longest ago', async () => {
    const released: string[] = []
    const cache = createSessionCache<{ key: string; release(): Promise<void> }>(2)
    const make = (key: string) => () =>
      Promise.resolve({
        key,
        release: async () => {
          released.push(key)
        },
      })
    const a = await cache.get('a', make('a'))
    await cache.get('b', make('b'))
    expect(await cache.get('a', make('other'))).toBe(a)
    await cache.get('c', make('c'))
    expect(released).toEqual(['b'])
    await cache.release()
    expect(released).toEqual(['b', 'a', 'c'])
  })
})

describe('execution providers', () => {
  it('are listed with a reason each; what is not available is refused with it, and auto takes the best that is', async () => {
    const statuses = await listExecutionProviders()
    expect(statuses.map(({ name }) => name)).toEqual(['cuda', 'webgpu', 'cpu'])
    for (const { name, available, reason } of statuses) {
      expect(said(reason).length).toBeGreaterThan(10)
      if (available) expect(await resolveExecutionProvider(name)).toEqual({ name, reason })
      else
        await expect(resolveExecutionProvider(name)).rejects.toThrow(
          `${name} is not available: ${said(reason)}`,
        )
    }
    const worthwhile = statuses.filter(({ name, speedup }) => name !== 'cpu' && (speedup ?? 0) >= 2)
    const chosen = await resolveExecutionProvider('auto')
    expect(worthwhile.length > 0 ? worthwhile.map(({ name }) => name) : ['cpu']).toContain(chosen.name)
    expect(said(chosen.reason)).toContain(`${chosen.name} chosen automatically`)
  }, 200_000)
})
