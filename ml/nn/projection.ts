/**
 * A matrix that tokens are multiplied by, with or without a low-rank adapter beside it: W x + s · B A x (Hu et al. 2021).
 * in and out are the sizes of the matrix, r the rank.
 */
import type { Value } from '../autodiff/graph'
import { add, linear, mul } from '../autodiff/ops'

export interface Projection {
  /** (out, in) */
  weight: Value
  adapter?: {
    /** A (r, in) */
    down: Value
    /** B (out, r) */
    up: Value
    /** s, which is α / r. */
    scale: number
    /** Of the shape of x: 0 where the adapter does not see x, 1 / (share seen) where it does. */
    keep?: Value
  }
}

/** x (…, in) → (…, out). */
export function project(x: Value, { weight, adapter }: Projection): Value {
  const plain = linear(x, weight)
  if (!adapter) return plain
  const { down, up, scale, keep } = adapter
  const seen = keep ? mul(x, keep) : x
  return add(plain, linear(mul(linear(seen, down), scale), up))
}
