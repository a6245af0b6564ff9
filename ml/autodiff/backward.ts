/** Reverse-mode differentiation (Baydin et al. 2018, §3.2): walks the tape backwards and adds gradient nodes to the same graph. */
import { formatShape, ShapeError } from '../tensor/shape'
import { gradientRule } from './gradients'
import type { Value } from './graph'
import { add } from './ops'

/**
 * Gradients of a scalar loss with respect to each value of `wrt`, in their order and shapes. Throws ShapeError when the
 * loss is not a scalar, and an Error naming the value when one of `wrt` has no influence on the loss.
 */
export function backward(loss: Value, wrt: readonly Value[]): Value[] {
  if (loss.shape.length !== 0)
    throw new ShapeError(`backward starts from a scalar, not from ${loss.name} ${formatShape(loss.shape)}`)
  const { graph } = loss
  const dependent = new Set<Value>(wrt)
  for (const entry of graph.tape)
    if (entry.inputs.some((input) => dependent.has(input))) dependent.add(entry.output)

  const gradients = new Map<Value, Value>()
  graph.withoutTape(() =>
    graph.scope('backward', () => {
      gradients.set(loss, graph.scalar(1))
      for (let i = graph.tape.length - 1; i >= 0; i--) {
        const entry = graph.tape[i]!
        const upstream = gradients.get(entry.output)
        if (!upstream || !dependent.has(entry.output)) continue
        const needs = entry.inputs.map((input) => dependent.has(input))
        const contributions = gradientRule(entry.rule)(entry, upstream, needs)
        entry.inputs.forEach((input, k) => {
          const contribution = contributions[k]
          if (!needs[k] || !contribution) return
          const sofar = gradients.get(input)
          gradients.set(input, sofar ? add(sofar, contribution) : contribution)
        })
      }
    }),
  )
  return wrt.map((value) => {
    const gradient = gradients.get(value)
    if (!gradient) throw new Error(`${value.name} has no influence on the loss`)
    return gradient
  })
}
