/** Not-a-number and infinity: found at once, named, never trained on. */
import type { TensorData } from '../tensor/host-tensor'

export class NotFiniteError extends Error {
  override name = 'NotFiniteError'
  constructor(
    /** The loss, output or gradient that is not finite. */
    readonly tensor: string,
    /** Calls of this compiled step so far, this one included. */
    readonly run: number,
    value: number,
  ) {
    super(`${tensor} became ${value} in run ${run}`)
  }
}

/** Throws NotFiniteError when an element of a floating-point array is NaN or infinite. */
export function requireFinite(tensor: string, data: TensorData, run: number): void {
  if (!(data instanceof Float32Array || data instanceof Float64Array)) return
  // x − x is 0 for finite x and NaN otherwise; one sum is far faster than a test for each element.
  let probe = 0
  for (let i = 0; i < data.length; i++) probe += data[i]! - data[i]!
  if (probe === 0) return
  throw new NotFiniteError(tensor, run, data.find((x) => !Number.isFinite(x)) ?? Number.NaN)
}
