/** What the dials do to the next token's chances; the rules of ml/sampling/choose-token.ts. */
import { describe, expect, it } from 'vitest'
import { distributionOf, draw, type Logits } from '@/app/_components/inference/distribution'

const token = (id: number, probability: number) => ({ id, text: `t${id}`, logit: Math.log(probability) })
const LOGITS: Logits = {
  candidates: [token(7, 0.5), token(3, 0.25), token(9, 0.15)],
  furtherIds: [1],
  furtherLogits: [Math.log(0.1)],
  rest: { count: 0, logSumExp: null },
}
const chances = (dials: Parameters<typeof distributionOf>[1]) =>
  distributionOf(LOGITS, dials).candidates.map(({ chance }) => Number(chance.toFixed(4)))

describe('the next token’s distribution', () => {
  it('is the model’s own at temperature 1 with nothing cut off', () => {
    expect(chances({ temperature: 1, topK: 0, topP: 1 })).toEqual([0.5, 0.25, 0.15, 0.1])
    expect(distributionOf(LOGITS, { temperature: 1, topK: 0, topP: 1 }).entropy).toBeCloseTo(1.208, 3)
  })

  it('is sharper when colder, flatter when hotter, and one token at 0', () => {
    const first = (temperature: number) => chances({ temperature, topK: 0, topP: 1 })[0]
    expect(first(0.5)).toBeCloseTo(0.25 / (0.25 + 0.0625 + 0.0225 + 0.01), 3)
    expect(first(2)).toBeLessThan(0.5)
    expect(chances({ temperature: 0, topK: 0, topP: 1 })).toEqual([1, 0, 0, 0])
  })

  it('top-k keeps k, top-p the smallest set that holds p of what top-k left, never nothing', () => {
    expect(chances({ temperature: 1, topK: 2, topP: 1 })).toEqual([0.6667, 0.3333, 0, 0])
    expect(chances({ temperature: 1, topK: 0, topP: 0.6 })).toEqual([0.6667, 0.3333, 0, 0])
    expect(chances({ temperature: 1, topK: 3, topP: 0.6 })).toEqual([0.6667, 0.3333, 0, 0])
    expect(chances({ temperature: 1, topK: 0, topP: 0.01 })).toEqual([1, 0, 0, 0])
  })

  it('gives tokens that were not sent their share', () => {
    const { candidates } = distributionOf(
      { ...LOGITS, rest: { count: 4, logSumExp: 0 } },
      { temperature: 1, topK: 0, topP: 1 },
    )
    expect(candidates[0]!.probability).toBeCloseTo(0.25)
  })

  it('a number falls on the candidate that holds it, the last one at the end', () => {
    const distribution = distributionOf(LOGITS, { temperature: 1, topK: 0, topP: 1 })
    expect([0, 0.49, 0.51, 0.76, 0.95, 0.9999999].map((u) => draw(distribution, u).id)).toEqual([
      7, 7, 3, 9, 1, 1,
    ])
    expect(draw(distributionOf(LOGITS, { temperature: 1, topK: 1, topP: 1 }), 0.99).id).toBe(7)
  })
})
