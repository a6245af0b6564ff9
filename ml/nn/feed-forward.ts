/** The gated feed-forward block: down(silu(gate x) · up x). Shazeer 2020, without biases as in Llama. */
import type { Value } from '../autodiff/graph'
import { linear, swiGlu } from '../autodiff/ops'

export interface FeedForwardWeights {
  /** (F, C) */
  gate: Value
  /** (F, C) */
  up: Value
  /** (C, F) */
  down: Value
}

/** x (…, C) → (…, C). */
export function feedForward(x: Value, weights: FeedForwardWeights): Value {
  return linear(swiGlu(linear(x, weights.gate), linear(x, weights.up)), weights.down)
}
