/** The random generator: fixed for a seed for ever, resumable, fair enough, and independent where it forks. */
import { describe, expect, it } from 'vitest'
import { createRng, restoreRng } from '@/ml/tensor/rng'

const draw = (n: number, next: () => number) => Array.from({ length: n }, next)
const mean = (values: number[]) => values.reduce((sum, x) => sum + x, 0) / values.length

describe('Rng', () => {
  it('gives these numbers for seed 1, today and always: weights and texts depend on them', () => {
    const rng = createRng(1)
    expect(draw(4, () => rng.integer(1000))).toEqual([210, 222, 250, 490])
    expect(draw(2, rng.uniform)).toEqual([0.040108403316987395, 0.01745135529460995])
    expect(draw(2, rng.normal)).toEqual([0.4359330221479926, -0.06471894631265829])
    expect(rng.shuffle([1, 2, 3, 4, 5, 6])).toEqual([4, 6, 2, 5, 1, 3])
  })

  it('goes on from its state with the same numbers, a kept normal deviate included', () => {
    const rng = createRng(5)
    rng.normal()
    const copy = restoreRng(rng.state())
    expect(draw(5, copy.normal)).toEqual(draw(5, rng.normal))
    expect(draw(5, copy.uniform)).toEqual(draw(5, rng.uniform))
    expect(() => restoreRng('{"seed":1}')).toThrow('not the state')
  })

  it('forks by label, whatever was drawn before, and differently for every label', () => {
    const rng = createRng(7)
    const before = draw(3, rng.fork('a').uniform)
    rng.uniform()
    expect(draw(3, rng.fork('a').uniform)).toEqual(before)
    expect(draw(3, rng.fork('b').uniform)).not.toEqual(before)
    expect(draw(3, createRng(8).fork('a').uniform)).not.toEqual(before)
  })

  it('has the moments of its distributions', () => {
    const rng = createRng(11)
    const uniform = draw(20_000, rng.uniform)
    expect(mean(uniform)).toBeCloseTo(0.5, 1)
    expect(mean(uniform.map((x) => x * x))).toBeCloseTo(1 / 3, 1)
    const normal = draw(20_000, rng.normal)
    expect(Math.abs(mean(normal))).toBeLessThan(0.03)
    expect(mean(normal.map((x) => x * x))).toBeCloseTo(1, 1)
    expect(mean(normal.map((x) => x ** 4))).toBeCloseTo(3, 0)
    const counts = new Array<number>(7).fill(0)
    for (const x of draw(14_000, () => rng.integer(7))) counts[x]!++
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(200)
  })

  it('refuses seeds and ranges that would be drawn wrongly', () => {
    expect(() => createRng(0.5)).toThrow(RangeError)
    expect(() => createRng(1).integer(0)).toThrow(RangeError)
  })
})
