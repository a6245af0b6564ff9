/** The gated feed-forward block: down(silu(gate x) · up x). Shazeer 2020, without biases as in Llama. */
import type { Value } from '../autodiff/graph'
import { swiGlu } from '../autodiff/ops'
import { type Projection, project } from './projection'

export interface FeedForwardWeights {
  /** (F, C) */
  gate: Projection
  /** (F, C) */
  up: Projection
  /** (C, F) */
  down: Projection
}

/** x (…, C) → (…, C). */
export function feedForward(x: Value, weights: FeedForwardWeights): Value {
  return project(swiGlu(project(x, weights.gate), project(x, weights.up)), weights.down)
}
