/**
 * A scalar on every token: the head of reward and value models. Linear(C, 1) with bias; weight N(0, 1/√(C+1)), bias 0
 * (Stiennon et al. 2020, appendix; Huang et al. 2024, detail 2 of reward models).
 */
import type { Value } from '../autodiff/graph'
import { add, linear, reshape } from '../autodiff/ops'
import type { ParameterSpec } from '../optim/parameters'
import { type TransformerConfig, transformerParameters, type WeightValues, weightOf } from './transformer'

const WEIGHT = 'score.weight'
const BIAS = 'score.bias'

/**
 * The two weights of the head. `zero` starts it at 0 everywhere, as a fresh value model may want; several `heads` are
 * the members of an ensemble on one backbone.
 */
export function scalarHeadParameters(
  config: TransformerConfig,
  options: { zero?: boolean; heads?: number } = {},
): ParameterSpec[] {
  const deviation = 1 / Math.sqrt(config.dModel + 1)
  const heads = options.heads ?? 1
  return [
    {
      name: WEIGHT,
      shape: [heads, config.dModel],
      initializer: options.zero ? { kind: 'zeros' } : { kind: 'normal', deviation },
    },
    { name: BIAS, shape: [heads], initializer: { kind: 'zeros' } },
  ]
}

/** Weights of a backbone with a scalar head: no `lm_head`, even when the policy has one. */
export function scalarModelParameters(config: TransformerConfig, heads = 1): ParameterSpec[] {
  return [
    ...transformerParameters({ ...config, tieEmbeddings: true }),
    ...scalarHeadParameters(config, { heads }),
  ]
}

/** Hidden states (B, T, C) → one number a token (B, T), or one for each of several heads (B, T, E). */
export function scalarHead(weights: WeightValues, hidden: Value): Value {
  const weight = weightOf(weights, WEIGHT)
  return hidden.graph.scope('score', () =>
    weight.shape[0] === 1
      ? add(reshape(linear(hidden, weight), hidden.shape.slice(0, -1)), reshape(weightOf(weights, BIAS), []))
      : add(linear(hidden, weight), weightOf(weights, BIAS)),
  )
}
