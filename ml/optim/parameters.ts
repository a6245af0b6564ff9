/** Names, shapes and initial values of a model's weights, and the weights themselves on the host. */
import { type Float32Tensor, float32Tensor } from '../tensor/host-tensor'
import type { Rng } from '../tensor/rng'
import { formatShape, type Shape, ShapeError, sameShape } from '../tensor/shape'

export type Initializer =
  | { kind: 'normal'; deviation: number }
  /** In [−bound, bound). */
  | { kind: 'uniform'; bound: number }
  | { kind: 'ones' }
  | { kind: 'zeros' }

export interface ParameterSpec {
  readonly name: string
  readonly shape: Shape
  readonly initializer: Initializer
}

/** Weights by name, in a fixed order. */
export type Parameters = Map<string, Float32Tensor>
/** Gradients by parameter name, row-major like the parameter. */
export type Gradients = Map<string, Float32Array>

/** Fresh weights. Each tensor draws from its own fork of `rng`, so that adding one does not change the others. */
export function initParameters(specs: readonly ParameterSpec[], rng: Rng): Parameters {
  const parameters: Parameters = new Map()
  for (const { name, shape, initializer } of specs) {
    const tensor = float32Tensor(shape)
    if (initializer.kind === 'ones') tensor.data.fill(1)
    const own = rng.fork(name)
    if (initializer.kind === 'normal')
      for (let i = 0; i < tensor.data.length; i++) tensor.data[i] = own.normal() * initializer.deviation
    if (initializer.kind === 'uniform')
      for (let i = 0; i < tensor.data.length; i++)
        tensor.data[i] = (2 * own.uniform() - 1) * initializer.bound
    parameters.set(name, tensor)
  }
  return parameters
}

export function countParameters(parameters: Parameters): number {
  let count = 0
  for (const { data } of parameters.values()) count += data.length
  return count
}

/** A copy that shares no memory. */
export function cloneParameters(parameters: Parameters): Parameters {
  return new Map([...parameters].map(([name, { shape, data }]) => [name, float32Tensor(shape, data.slice())]))
}

/** Throws ShapeError naming every parameter that is missing or has another shape than its spec. */
export function requireParameters(specs: readonly ParameterSpec[], parameters: Parameters): void {
  const problems = specs.flatMap(({ name, shape }) => {
    const found = parameters.get(name)
    if (!found) return [`${name} is missing`]
    return sameShape(found.shape, shape)
      ? []
      : [`${name} is ${formatShape(found.shape)}, expected ${formatShape(shape)}`]
  })
  if (problems.length > 0) throw new ShapeError(`weights do not fit the model: ${problems.join('; ')}`)
}
