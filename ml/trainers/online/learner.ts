/** What an online algorithm brings to the frame of online.ts: credit, update, and the passes that updates are made of. */
import type { OnlineAlgorithm } from '../../contract'
import type { MetricValues } from '../../metrics'
import type { Model } from '../../models/model-folder'
import type { Parameters } from '../../optim/parameters'
import type { ScheduleSettings } from '../../optim/schedule'
import type { EnsembleRule } from '../../rl/ensemble'
import type { Float32Tensor } from '../../tensor/host-tensor'
import type { Rng } from '../../tensor/rng'
import type { LoraConfig } from '../configs/lora-config'
import type { PackedBatch } from '../data/packed-rows'
import type { GraphSettings } from '../graphs/compiled-graphs'
import type { Optimiser, OptimiserSettings } from '../optimiser'
import type { CreditedAnswer, MeasuredAnswer, ScoreRule } from './online-answers'

/** What the frame reads of an algorithm's settings. */
export interface OnlineConfig extends OptimiserSettings, ScheduleSettings, ScoreRule, LoraConfig {
  steps: number
  promptsPerStep: number
  completionsPerPrompt: number
  maxTokens: number
  klCoefficient: number
  klTarget: number
  klHorizon: number
  klBudget: number
  ensembleRule: EnsembleRule
  ensemblePenalty: number
  minibatches: number
  temperature: number
  watchEverySteps: number
  checkpointEverySteps: number
}

/** Some of the answers, packed once, so that every pass over them makes the same bits. */
export interface Minibatch<Credited extends CreditedAnswer> {
  rollouts: Credited[]
  batch: PackedBatch
  /** 1 on the response tokens that are learnt from, (R · T) per chunk. */
  mask: Float32Array[]
}

/** What a learner may build on. */
export interface LearnerSetting {
  /** What the policy's graphs are fed; its adapters among them, where there are any. */
  policy: Parameters
  policyOptimiser: Optimiser
  rewardModel: Model
  policyGraph: GraphSettings
  /** Of the reward model, the first of several: without adapters. */
  scalarGraph: GraphSettings
  /** The run's; fork it. */
  rng: Rng
}

/**
 * Tolerance of the log-ratio before the first update. The forward pass and the training step are two graphs over the same
 * batch, which the runtime may execute by other kernels: bits were equal on the processors we tried, which no rule promises.
 * Other text, masks or another temperature are off by far more.
 */
export const firstRatioTolerance = ({ executionProvider }: GraphSettings): number =>
  executionProvider === 'cpu' ? 1e-4 : 1e-3

/** What an algorithm brings: credit and update, and whatever else it trains or remembers. */
export interface Learner<Extra extends object, Credited extends CreditedAnswer & Extra> {
  /** What it needs to know of each answer beside scores and log-probabilities. */
  measure(batch: PackedBatch): Promise<Extra[]>
  /** In the order given, which is that of the minibatches; `place` tells which answers share a prompt. */
  credit(answers: readonly (MeasuredAnswer & Extra)[], klCoefficient: number): Credited[]
  describe(answers: readonly Credited[], klCoefficient: number): MetricValues
  /** Passes over the minibatches. `rateAt` scales another peak by the schedule of this step. */
  update(
    minibatches: readonly Minibatch<Credited>[],
    rateAt: (peak: number) => number,
    klCoefficient: number,
  ): Promise<MetricValues>
  /** Whether the answers to one prompt teach anything; another prompt is drawn instead where they do not. */
  isInformative?(scores: readonly number[]): boolean
  save(): {
    tensors: Record<string, ReadonlyMap<string, Float32Tensor>>
    state: Record<string, unknown>
  }
  restore(saved: {
    tensors: Readonly<Record<string, Map<string, Float32Tensor>>>
    state: Record<string, unknown>
  }): void
  release(): Promise<void>
}

export interface OnlineRecipe<Extra extends object, Credited extends CreditedAnswer & Extra> {
  algorithm: OnlineAlgorithm
  config: OnlineConfig
  createLearner(setting: LearnerSetting): Learner<Extra, Credited>
}

/**
 * Clipped passes over the minibatches; ends early when one update has moved the policy too far. Returns whole passes.
 * @param run adds one minibatch's gradients and returns its approximate KL per token
 */
export async function makePasses<Credited extends CreditedAnswer>(
  minibatches: readonly Minibatch<Credited>[],
  { epochs, approxKlLimit }: { epochs: number; approxKlLimit: number },
  run: (minibatch: Minibatch<Credited>, isFirst: boolean) => Promise<number>,
  { apply, discard }: { apply(): void; discard(): void },
): Promise<number> {
  const useful = minibatches.filter(({ rollouts }) => rollouts.some((answer) => answer.isLearntFrom))
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const [part, minibatch] of useful.entries()) {
      if ((await run(minibatch, epoch === 0 && part === 0)) > approxKlLimit) {
        discard()
        return epoch
      }
      apply()
    }
  }
  return epochs
}
