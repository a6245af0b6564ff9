/**
 * The update that GRPO, RLOO and REINFORCE share: one advantage a token without a value model, a clipped policy
 * gradient, KL in the reward or in the loss. Each algorithm brings its credit.
 */
import type { MetricValues } from '../../metrics'
import { estimateAnswerKl } from '../../rl/kl'
import { atResponse, spreadOverResponses } from '../data/packed-rows'
import { createPolicyGradientStep, type PolicyGradientFeeds } from '../graphs/policy-graphs'
import { createCriticFreeStatistics, type LossForm } from './critic-free-statistics'
import {
  firstRatioTolerance,
  type Learner,
  type LearnerSetting,
  type Minibatch,
  makePasses,
  type OnlineConfig,
} from './learner'
import { type CreditedAnswer, describeAnswers, type MeasuredAnswer } from './online-answers'
import { assertFirstRatio } from './ppo-statistics'

export interface CriticFreeConfig extends OnlineConfig {
  epochs: number
  approxKlLimit: number
  clipRange: number
  klPlacement: 'reward' | 'loss'
  klEstimator: 'k2' | 'k3'
}

export interface CriticFreeOptions {
  clipRangeHigh?: number
  ratio: LossForm['ratio']
  /** What the loss is divided by: tokens, answers (each token then counts 1 / length), or answers · longest answer. */
  normalisation: 'token' | 'answer' | 'fixed'
  /** Advantages of every answer's tokens, in the order given. */
  credit(answers: readonly MeasuredAnswer[], klPrice: number): Float64Array[]
  describe?(answers: readonly CreditedAnswer[]): MetricValues
  isInformative?(scores: readonly number[]): boolean
  /** What the credit remembers from step to step. */
  state?: { save(): Record<string, unknown>; restore(state: Record<string, unknown>): void }
}

export function createCriticFreeLearner(
  config: CriticFreeConfig,
  { policy, policyOptimiser, policyGraph }: LearnerSetting,
  options: CriticFreeOptions,
): Learner<object, CreditedAnswer> {
  const { clipRange, klPlacement } = config
  const { clipRangeHigh = clipRange, ratio, normalisation } = options
  const policyUpdate = createPolicyGradientStep(policyGraph, {
    temperature: config.temperature,
    clipRange,
    clipRangeHigh,
    ratio: ratio === 'token' ? 'token' : 'answer',
    kl: klPlacement === 'loss' ? config.klEstimator : 'none',
  })

  const weightOf: LossForm['weightOf'] = (length) => {
    if (normalisation === 'answer') return { weight: 1 / length, count: 1 }
    return { weight: 1, count: normalisation === 'token' ? length : config.maxTokens }
  }

  return {
    measure: async (batch) => batch.sequences.map(() => ({})),

    credit(answers, klCoefficient) {
      const advantages = options.credit(answers, klPlacement === 'reward' ? klCoefficient : 0)
      return answers.map((answer, i) => ({
        ...answer,
        kl: estimateAnswerKl('k1', answer.logProbs, answer.referenceLogProbs),
        advantages: advantages[i]!,
      }))
    },

    describe(answers, klCoefficient) {
      const tokens = answers.reduce((total, { logProbs }) => total + logProbs.length, 0)
      const k3 = answers.reduce(
        (total, answer) => total + estimateAnswerKl('k3', answer.logProbs, answer.referenceLogProbs),
        0,
      )
      return {
        ...describeAnswers(answers, klCoefficient),
        kl: k3 / tokens,
        'completions/clipped_ratio': answers.filter(({ hasEnded }) => !hasEnded).length / answers.length,
        ...options.describe?.(answers),
      }
    },

    async update(minibatches, rateAt, klCoefficient) {
      const statistics = createCriticFreeStatistics({ ratio, clipRange, clipRangeHigh, weightOf })
      const epochsRun = await makePasses(
        minibatches,
        config,
        async (minibatch, isFirst) => {
          const logProbs = await addGradients(minibatch, klCoefficient)
          if (isFirst)
            for (const [i, { logProbs: old }] of minibatch.rollouts.entries())
              assertFirstRatio(logProbs[i]!, old, firstRatioTolerance(policyGraph))
          return statistics.add(minibatch.rollouts, logProbs)
        },
        {
          apply: () => statistics.tookStep(policyOptimiser.update(rateAt(config.learningRate))),
          discard: () => policyOptimiser.discard(),
        },
      )
      return { ...statistics.averages(), 'policy/epochs_run': epochsRun }
    },

    isInformative: options.isInformative!,
    save: () => ({ tensors: {}, state: options.state?.save() ?? {} }),
    restore: ({ state }) => options.state?.restore(state),
    release: () => policyUpdate.release(),
  }

  /** Adds one minibatch's gradients; log π of its answers before the update. */
  async function addGradients(
    { rollouts, batch, mask }: Minibatch<CreditedAnswer>,
    klCoefficient: number,
  ): Promise<Float32Array[]> {
    const feeds = feedsOf(rollouts, { batch, mask, ratio, weightOf, klCoefficient })
    const counts = batch.chunks.map(() => 0)
    rollouts.forEach(({ logProbs, isLearntFrom }, i) => {
      if (isLearntFrom) counts[batch.places[i]!.chunk]! += weightOf(logProbs.length).count
    })
    const logProbs: Float32Array[] = []
    for (const [c, chunk] of batch.chunks.entries()) {
      const own = Object.fromEntries(
        Object.entries(feeds).map(([name, chunks]) => [name, chunks[c]]),
      ) as unknown as PolicyGradientFeeds
      const result = await policyUpdate.run(policy, chunk, own)
      policyOptimiser.add(result.gradients, counts[c]!)
      logProbs.push(result.logProbs)
    }
    return rollouts.map((_, i) => atResponse(batch, logProbs, i))
  }
}

/** What the update step is fed of a minibatch, (R · T) per chunk. */
function feedsOf(
  rollouts: readonly CreditedAnswer[],
  {
    batch,
    mask,
    ratio,
    weightOf,
    klCoefficient,
  }: Pick<LossForm, 'ratio' | 'weightOf'> &
    Pick<Minibatch<CreditedAnswer>, 'batch' | 'mask'> & { klCoefficient: number },
): Record<keyof PolicyGradientFeeds, Float32Array[]> {
  const feed = (of: (answer: CreditedAnswer) => ArrayLike<number>) =>
    spreadOverResponses(batch, (i) => of(rollouts[i]!))
  const constant = (value: (length: number) => number) =>
    feed(({ logProbs: { length } }) => new Float32Array(length).fill(value(length)))
  return {
    mask,
    oldLogProbs: feed((answer) => answer.logProbs),
    advantages: feed((answer) => answer.advantages),
    weights: constant((length) => weightOf(length).weight),
    ratioScale: constant((length) => (ratio === 'mean' ? 1 / length : 1)),
    referenceLogProbs: feed((answer) => answer.referenceLogProbs),
    klWeights: constant((length) => klCoefficient * weightOf(length).weight),
  }
}

/** Scores less the price of the whole answer's KL: what answers of one prompt are compared by. */
export const rewardsOf = (answers: readonly MeasuredAnswer[], klPrice: number): number[] =>
  answers.map(
    ({ score, logProbs, referenceLogProbs }) =>
      score - klPrice * estimateAnswerKl('k1', logProbs, referenceLogProbs),
  )

/**
 * Calls `of` with the answers' numbers prompt by prompt, and gives what it returns back in the order of the answers,
 * the same for each of an answer's tokens.
 */
export function creditByPrompt(
  answers: readonly MeasuredAnswer[],
  numbers: readonly number[],
  of: (sorted: number[]) => ArrayLike<number>,
): Float64Array[] {
  const sorted = new Array<number>(answers.length)
  answers.forEach(({ place }, i) => {
    sorted[place] = numbers[i]!
  })
  const credit = of(sorted)
  return answers.map(({ place, logProbs }) => new Float64Array(logProbs.length).fill(credit[place]!))
}
