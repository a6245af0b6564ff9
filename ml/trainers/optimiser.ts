/**
 * One model's optimiser as trainers use it: accumulate chunks, clip, AdamW at the scheduled rate; and a copy of the
 * last weights that gave finite numbers, kept in case the next ones do not.
 */
import { type AdamW, createAdamW, type Moments } from '../optim/adamw'
import { clipGlobalNorm, createGradientAccumulator } from '../optim/gradients'
import { cloneParameters, type Gradients, type Parameters } from '../optim/parameters'
import type { Float32Tensor } from '../tensor/host-tensor'

export interface OptimiserSettings {
  adamBeta1: number
  adamBeta2: number
  adamEps: number
  adamEpsForm: 'pytorch' | 'tensorflow'
  weightDecay: number
  maxGradNorm: number
}

export interface Optimiser {
  /** Adds the gradients of a chunk whose loss is a sum over `count` tokens or rankings. */
  add(gradients: Gradients, count: number): void
  /** Updates the weights in place with the mean gradient of what was added; returns its norm before clipping. */
  update(learningRate: number): number
  /** Forgets what was added. */
  discard(): void
  readonly updates: number
  moments(): Moments
  restore(updates: number, moments: ReadonlyMap<string, Float32Tensor>): void
}

export function createOptimiser(parameters: Parameters, settings: OptimiserSettings): Optimiser {
  const adamw: AdamW = createAdamW(parameters, {
    beta1: settings.adamBeta1,
    beta2: settings.adamBeta2,
    eps: settings.adamEps,
    epsForm: settings.adamEpsForm,
    weightDecay: settings.weightDecay,
  })
  const accumulator = createGradientAccumulator()
  return {
    add: (gradients, count) => accumulator.add(gradients, count),
    update(learningRate) {
      const { gradients } = accumulator.take()
      const norm = clipGlobalNorm(gradients, settings.maxGradNorm)
      adamw.apply(parameters, gradients, learningRate)
      return norm
    },
    discard() {
      accumulator.take()
    },
    get updates() {
      return adamw.step
    },
    moments: () => adamw.moments(),
    restore: (updates, moments) => adamw.restore(updates, moments),
  }
}

/** A copy of weights that were seen to work, with the number of updates behind them. */
export interface GoodVersion {
  readonly parameters: Parameters
  readonly step: number
}

/** Overwrites the weights of `parameters` with those of `from`. */
export function copyWeights(from: ReadonlyMap<string, Float32Tensor>, parameters: Parameters): void {
  for (const [name, { data }] of parameters) {
    const source = from.get(name)
    if (!source || source.data.length !== data.length)
      throw new Error(`the checkpoint's ${name} does not fit this model`)
    data.set(source.data)
  }
}

/** Keeps one good version at a time, in memory that is reused. */
export function createGoodVersionKeeper() {
  let kept: { parameters: Parameters; step: number } | null = null
  return {
    keep(parameters: Parameters, step: number): void {
      if (kept) copyWeights(parameters, kept.parameters)
      kept = { parameters: kept?.parameters ?? cloneParameters(parameters), step }
    },
    get version(): GoodVersion | null {
      return kept
    },
  }
}
