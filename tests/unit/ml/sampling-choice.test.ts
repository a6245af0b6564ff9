/** Picking a token in the graph against a plain reference distribution: support, frequencies, edges. */
import { describe, expect, it } from 'vitest'
import { compileForward } from '@/ml/engine/forward'
import { type Choice, chooseToken } from '@/ml/sampling/choose-token'
import { createRng } from '@/ml/tensor/rng'

interface Draw {
  tokens: number[]
  logProbs: number[]
}

/** One token for each uniform number, all from the same logits. */
async function draw(
  logits: readonly number[],
  uniforms: readonly number[],
  choice: Choice,
  { topP = 1, forbidden = [] }: { topP?: number; forbidden?: readonly number[] } = {},
): Promise<Draw> {
  const B = uniforms.length
  const V = logits.length
  const forward = await compileForward({
    parameters: [],
    inputs: {
      logits: { dtype: 'float32', shape: [B, V] },
      uniforms: { dtype: 'float32', shape: [B] },
      allowed: { dtype: 'float32', shape: [V] },
      topP: { dtype: 'float32', shape: [] },
    },
    executionProvider: 'cpu',
    threads: 1,
    build(_, __, inputs) {
      const { token, logProb } = chooseToken(inputs.logits, choice, inputs)
      return { token, logProb }
    },
  })
  const outputs = await forward.run(new Map(), {
    logits: Float32Array.from({ length: B * V }, (_, i) => logits[i % V]!),
    uniforms: Float32Array.from(uniforms),
    allowed: Float32Array.from({ length: V }, (_, v) => Number(!forbidden.includes(v))),
    topP: Float32Array.of(topP),
  })
  await forward.release()
  return {
    tokens: Array.from(outputs.token.data, Number),
    logProbs: Array.from(outputs.logProb.data, Number),
  }
}

/** What should be left after cutting off: probability of each token, summing to 1. */
function reference(
  logits: readonly number[],
  { topK = 0, topP = 1, forbidden = [] }: { topK?: number; topP?: number; forbidden?: readonly number[] },
): number[] {
  const peak = Math.max(...logits)
  const weights = logits.map((logit, v) => (forbidden.includes(v) ? 0 : Math.exp(logit - peak)))
  const order = weights.map((_, v) => v).sort((a, b) => weights[b]! - weights[a]! || a - b)
  const likely = topK === 0 ? order : order.slice(0, topK)
  const mass = likely.reduce((sum, v) => sum + weights[v]!, 0)
  const kept = new Set<number>()
  let before = 0
  for (const v of likely) {
    if (before < topP * mass) kept.add(v)
    before += weights[v]!
  }
  const keptMass = [...kept].reduce((sum, v) => sum + weights[v]!, 0)
  return weights.map((weight, v) => (kept.has(v) ? weight / keptMass : 0))
}

const logSoftmax = (logits: readonly number[], v: number): number => {
  const peak = Math.max(...logits)
  return logits[v]! - peak - Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit - peak), 0))
}

const rng = createRng(17)
const randomLogits = (V: number) => Array.from({ length: V }, () => 1.5 * rng.normal())
const grid = (n: number) => Array.from({ length: n }, (_, i) => (i + 0.5) / n)

const cases: { name: string; V: number; topK: number; topP: number; forbidden: number[] }[] = [
  { name: 'everything', V: 96, topK: 0, topP: 1, forbidden: [] },
  { name: 'everything, a prime vocabulary', V: 37, topK: 0, topP: 1, forbidden: [] },
  { name: 'everything but two', V: 64, topK: 0, topP: 1, forbidden: [0, 1] },
  { name: 'top-k 7', V: 96, topK: 7, topP: 1, forbidden: [] },
  { name: 'top-p 0.8', V: 96, topK: 0, topP: 0.8, forbidden: [3] },
  { name: 'top-k 20 and of these top-p 0.7', V: 96, topK: 20, topP: 0.7, forbidden: [5, 95] },
  { name: 'a nucleus smaller than the most likely token', V: 37, topK: 0, topP: 0.001, forbidden: [] },
]

describe.each(cases)('$name', ({ V, topK, topP, forbidden }) => {
  const logits = randomLogits(V)
  const choice: Choice = topK === 0 && topP === 1 ? { kind: 'whole' } : { kind: 'truncated', topK }
  const expected = reference(logits, { topK, topP, forbidden })

  it('picks every token that is kept and no other', async () => {
    const n = 20_000
    const { tokens } = await draw(logits, grid(n), choice, { topP, forbidden })
    const seen = new Set(tokens)
    expected.forEach((probability, v) => {
      if (probability === 0) expect(seen.has(v)).toBe(false)
      if (probability > 2 / n) expect(seen.has(v)).toBe(true)
    })
  })

  it('as often as its probability says (χ² below its 99.99 % quantile)', async () => {
    const n = 20_000
    const draws = createRng(23)
    const { tokens, logProbs } = await draw(
      logits,
      Array.from({ length: n }, () => draws.uniform()),
      choice,
      { topP, forbidden },
    )
    const counts = new Array<number>(V).fill(0)
    for (const token of tokens) counts[token]!++
    let chiSquare = 0
    let cells = 0
    let rareExpected = 0
    let rareCount = 0
    expected.forEach((probability, v) => {
      if (n * probability >= 5) {
        chiSquare += (counts[v]! - n * probability) ** 2 / (n * probability)
        cells++
      } else {
        rareExpected += n * probability
        rareCount += counts[v]!
      }
    })
    if (rareExpected >= 5) {
      chiSquare += (rareCount - rareExpected) ** 2 / rareExpected
      cells++
    }
    const freedom = cells - 1
    // Wilson–Hilferty: the 99.99 % point of χ².
    const bound = freedom * (1 - 2 / (9 * freedom) + 3.719 * Math.sqrt(2 / (9 * freedom))) ** 3
    if (freedom > 0) expect(chiSquare).toBeLessThan(bound)
    tokens.slice(0, 200).forEach((token, i) => {
      expect(logProbs[i]).toBeCloseTo(logSoftmax(logits, token), 4)
    })
  })
})

describe('the edges of the unit interval', () => {
  const smallest = 0
  const largest = 1 - 2 ** -24

  it('pick the first and the last token that has any probability', async () => {
    const never = -1e4
    const logits = [never, never, 0.3, never, 1, 0.2, never, never, never]
    for (const choice of [{ kind: 'whole' } as const, { kind: 'truncated', topK: 0 } as const]) {
      const { tokens } = await draw(logits, [smallest, largest], choice)
      expect(tokens).toEqual(choice.kind === 'whole' ? [2, 5] : [4, 5])
    }
  })

  it('never leave the vocabulary nor reach what is forbidden, for many shapes of distribution', async () => {
    for (let trial = 0; trial < 40; trial++) {
      const V = 1 + rng.integer(200)
      const spread = 10 ** (2 * rng.uniform() - 1)
      const logits = Array.from({ length: V + 3 }, () => spread * rng.normal())
      const forbidden = [0, 1, V + 2]
      for (const choice of [{ kind: 'whole' } as const, { kind: 'truncated', topK: 0 } as const]) {
        const { tokens, logProbs } = await draw(
          logits,
          [smallest, largest, ...Array.from({ length: 6 }, () => rng.uniform())],
          choice,
          { topP: choice.kind === 'truncated' ? 0.95 : 1, forbidden },
        )
        for (const token of tokens) {
          expect(token).toBeGreaterThan(1)
          expect(token).toBeLessThan(V + 2)
        }
        expect(logProbs.every(Number.isFinite)).toBe(true)
      }
    }
  })
})

it('greedy takes the most likely token that is allowed, the first at a tie', async () => {
  const { tokens } = await draw([9, 8, 3, 5, 5, 1], [0.5], { kind: 'greedy' }, { forbidden: [0, 1] })
  expect(tokens).toEqual([3])
})

it('of equally likely tokens top-k keeps exactly k', async () => {
  const { tokens } = await draw(new Array<number>(12).fill(0), grid(600), { kind: 'truncated', topK: 5 })
  expect([...new Set(tokens)].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4])
})
