/** AdamW against values computed by PyTorch's formula in double precision; schedules, clipping, accumulation. */
import { describe, expect, it } from 'vitest'
import { type AdamWOptions, createAdamW } from '@/ml/optim/adamw'
import { clipGlobalNorm, createGradientAccumulator, globalNorm } from '@/ml/optim/gradients'
import { learningRateAt, scheduleOf } from '@/ml/optim/schedule'
import { float32Tensor } from '@/ml/tensor/host-tensor'

const GRADIENTS = [0.1, -0.2, 0.3]

function trajectory(options: Partial<AdamWOptions>, shape: number[] = [1, 1]): number[] {
  const parameters = new Map([['w', float32Tensor(shape, Float32Array.of(1))]])
  const adamw = createAdamW(parameters, options)
  return GRADIENTS.map((g) => {
    adamw.apply(parameters, new Map([['w', Float32Array.of(g)]]), 0.1)
    return parameters.get('w')!.data[0]!
  })
}

describe('AdamW', () => {
  it('follows PyTorch: eps after the bias correction', () => {
    expectClose(trajectory({ eps: 1e-8, weightDecay: 0 }), PLAIN)
  })

  it('follows PyTorch with an eps large enough to tell the forms apart, and decoupled decay', () => {
    expectClose(trajectory({ eps: 0.1, weightDecay: 0.1 }), DECAYED)
  })

  it('follows TensorFlow when asked: eps before the bias correction, gentler at first', () => {
    expectClose(trajectory({ eps: 0.1, epsForm: 'tensorflow' }), TENSORFLOW)
  })

  it('does not decay vectors such as norm gains', () => {
    expect(trajectory({ eps: 1e-8, weightDecay: 0.5 }, [1])).toEqual(
      trajectory({ eps: 1e-8, weightDecay: 0 }, [1]),
    )
  })

  it('continues from saved moments with the same bits', () => {
    const start = () => new Map([['w', float32Tensor([1, 2], Float32Array.of(1, -3))]])
    const gradient = (k: number) => new Map([['w', Float32Array.of(0.3 * k, -0.1)]])
    const whole = start()
    const one = createAdamW(whole)
    for (let k = 1; k <= 4; k++) one.apply(whole, gradient(k), 0.01)
    const halves = start()
    const first = createAdamW(halves)
    for (let k = 1; k <= 2; k++) first.apply(halves, gradient(k), 0.01)
    const second = createAdamW(halves)
    second.restore(first.step, first.moments())
    for (let k = 3; k <= 4; k++) second.apply(halves, gradient(k), 0.01)
    expect(halves).toEqual(whole)
  })
})

/** Computed with Python floats from the update rule in PyTorch's documentation of AdamW; lr 0.1, betas 0.9 and 0.95. */
const PLAIN = [0.900000009999999, 0.9363374027670307, 0.9024966770532964]
const DECAYED = [0.94, 0.9529251228813915, 0.9201577723846072]
/** From `lr · √(1 − β₂ᵗ) / (1 − β₁ᵗ) · m / (√v + eps)`, as TensorFlow's documentation of Adam has it; eps 0.1. */
const TENSORFLOW = [0.9817256002368443, 0.9937975211810616, 0.9784720346556537]

function expectClose(actual: number[], expected: number[]): void {
  actual.forEach((x, i) => {
    expect(x).toBeCloseTo(expected[i]!, 6)
  })
}

describe('learningRateAt', () => {
  const base = { peak: 1, warmupSteps: 4, totalSteps: 15, floor: 0.1 }

  it('rises linearly, peaks, and ends at the floor', () => {
    for (const shape of ['cosine', 'linear'] as const) {
      const rates = Array.from({ length: 15 }, (_, step) => learningRateAt(step, { ...base, shape }))
      expect(rates[0]).toBeCloseTo(0.2)
      expect(rates[3]).toBeCloseTo(0.8)
      expect(rates[4]).toBe(1)
      expect(rates[9]).toBeCloseTo(0.55)
      expect(rates[14]).toBeCloseTo(0.1)
    }
  })

  it('a decay to 0 gets there one step after the last; one to a floor ends at it', () => {
    const settings = { learningRate: 1, warmupFraction: 0 }
    const rates = (schedule: 'cosine' | 'linear', learningRateFloor?: number) => {
      const whole = scheduleOf({ ...settings, schedule, learningRateFloor }, 4)
      return [0, 1, 2, 3].map((step) => learningRateAt(step, whole))
    }
    expect(rates('linear')).toEqual([1, 0.75, 0.5, 0.25])
    expect(rates('cosine')[3]).toBeCloseTo((1 + Math.cos(0.75 * Math.PI)) / 2)
    expect(rates('linear', 0.1)[3]).toBeCloseTo(0.1)
  })

  it('stays at the peak when constant', () => {
    expect(learningRateAt(14, { ...base, shape: 'constant' })).toBe(1)
  })
})

describe('gradients', () => {
  it('are clipped to the global norm over all tensors, and left alone below it', () => {
    const gradients = new Map([
      ['a', Float32Array.of(3)],
      ['b', Float32Array.of(0, 4)],
    ])
    expect(clipGlobalNorm(gradients, 10)).toBe(5)
    expect(globalNorm(gradients)).toBe(5)
    expect(clipGlobalNorm(gradients, 1)).toBe(5)
    expect(globalNorm(gradients)).toBeCloseTo(1, 6)
  })

  it('of micro-batches are weighted by their counts, not averaged as means', () => {
    const accumulator = createGradientAccumulator()
    accumulator.add(new Map([['w', Float32Array.of(10)]]), 1)
    accumulator.add(new Map([['w', Float32Array.of(2)]]), 3)
    const { gradients, count } = accumulator.take()
    expect(count).toBe(4)
    expect(gradients.get('w')).toEqual(Float32Array.of(3))
    expect(() => accumulator.take()).toThrow('no gradients')
  })
})
