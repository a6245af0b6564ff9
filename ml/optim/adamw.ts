/**
 * AdamW (Loshchilov & Hutter 2019) in PyTorch's form, where eps is added after the bias correction,
 *   θ ← θ − lr·λ·θ − lr/(1−β₁ᵗ) · m / (√v/√(1−β₂ᵗ) + eps),
 * or in TensorFlow's, where it is added before (Kingma & Ba 2015, end of section 2): m / (√v + eps) · √(1−β₂ᵗ)/(1−β₁ᵗ).
 * Weights and moments are changed in place, in float32, in a fixed order: the same bits on every machine.
 */
import type { Float32Tensor } from '../tensor/host-tensor'
import { float32Tensor } from '../tensor/host-tensor'
import type { Gradients, Parameters } from './parameters'

export interface AdamWOptions {
  beta1: number
  beta2: number
  eps: number
  /** `tensorflow` divides the first steps' small gradients by more, and so starts more gently. */
  epsForm: 'pytorch' | 'tensorflow'
  weightDecay: number
  /** Which weights decay; matrices do and norm gains do not unless told otherwise. */
  decays?(name: string, shape: readonly number[]): boolean
}

/** Both moments, as tensors named `m/<parameter>` and `v/<parameter>`. */
export type Moments = Map<string, Float32Tensor>

export interface AdamW {
  /** Updates done so far. */
  readonly step: number
  /** One update in place. Throws when a gradient is missing or has another size than its weight. */
  apply(parameters: Parameters, gradients: Gradients, learningRate: number): void
  /** The moments themselves (not copies), for a checkpoint. */
  moments(): Moments
  /** Continues from a checkpoint. */
  restore(step: number, moments: ReadonlyMap<string, Float32Tensor>): void
}

export const ADAMW_DEFAULTS = {
  beta1: 0.9,
  beta2: 0.95,
  eps: 1e-8,
  epsForm: 'pytorch',
  weightDecay: 0,
} as const

export function createAdamW(parameters: Parameters, overrides: Partial<AdamWOptions> = {}): AdamW {
  const { beta1, beta2, eps, epsForm, weightDecay, decays } = {
    ...ADAMW_DEFAULTS,
    decays: (_: string, shape: readonly number[]) => shape.length >= 2,
    ...overrides,
  }
  const state: Moments = new Map()
  for (const [name, { shape }] of parameters) {
    state.set(`m/${name}`, float32Tensor(shape))
    state.set(`v/${name}`, float32Tensor(shape))
  }
  let step = 0

  return {
    get step() {
      return step
    },
    apply(current, gradients, learningRate) {
      step++
      const stepSize = learningRate / (1 - beta1 ** step)
      const correction = 1 / Math.sqrt(1 - beta2 ** step)
      const addend = epsForm === 'pytorch' ? eps : eps * correction
      for (const [name, { shape, data: weights }] of current) {
        const gradient = gradients.get(name)
        const m = state.get(`m/${name}`)?.data
        const v = state.get(`v/${name}`)?.data
        if (!gradient || !m || !v || gradient.length !== weights.length)
          throw new Error(
            `${name}: ${gradient?.length ?? 'no'} gradient elements for ${weights.length} weights`,
          )
        const keep = 1 - learningRate * (decays(name, shape) ? weightDecay : 0)
        for (let i = 0; i < weights.length; i++) {
          const g = gradient[i]!
          m[i] = beta1 * m[i]! + (1 - beta1) * g
          v[i] = beta2 * v[i]! + (1 - beta2) * g * g
          weights[i] = weights[i]! * keep - (stepSize * m[i]!) / (Math.sqrt(v[i]!) * correction + addend)
        }
      }
    },
    moments: () => state,
    restore(savedStep, saved) {
      for (const [name, { data }] of state) {
        const from = saved.get(name)
        if (!from || from.data.length !== data.length)
          throw new Error(`the checkpoint's ${name} does not fit this model`)
        data.set(from.data)
      }
      step = savedStep
    },
  }
}
