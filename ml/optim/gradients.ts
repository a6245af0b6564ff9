/** Sums, averages and clipping of gradients on the host. */
import type { Gradients } from './parameters'

export interface GradientAccumulator {
  /** Adds the gradients of a loss that is a sum over `count` tokens (or pairs); takes over the arrays. */
  add(gradients: Gradients, count: number): void
  /** The gradients of the mean over everything added, and the accumulator is empty again. Throws when nothing counted. */
  take(): { gradients: Gradients; count: number }
}

/** Micro-batches weighted by what they hold: Σ gradients / Σ count, not a mean of means. */
export function createGradientAccumulator(): GradientAccumulator {
  let sum: Gradients | null = null
  let total = 0
  return {
    add(gradients, count) {
      total += count
      if (!sum) {
        sum = gradients
        return
      }
      for (const [name, into] of sum) {
        const from = gradients.get(name)
        if (!from) throw new Error(`${name} has no gradient in this micro-batch`)
        for (let i = 0; i < into.length; i++) into[i]! += from[i]!
      }
    },
    take() {
      if (!sum || total === 0) throw new Error('no gradients were accumulated')
      const gradients = sum
      const count = total
      scaleGradients(gradients, 1 / count)
      sum = null
      total = 0
      return { gradients, count }
    },
  }
}

export function scaleGradients(gradients: Gradients, factor: number): void {
  for (const gradient of gradients.values()) for (let i = 0; i < gradient.length; i++) gradient[i]! *= factor
}

/** Euclidean norm over all gradients, summed in double precision. */
export function globalNorm(gradients: Gradients): number {
  let sum = 0
  for (const gradient of gradients.values())
    for (let i = 0; i < gradient.length; i++) sum += gradient[i]! * gradient[i]!
  return Math.sqrt(sum)
}

/** Scales all gradients down to a global norm of at most `max`; returns the norm before. */
export function clipGlobalNorm(gradients: Gradients, max: number): number {
  const norm = globalNorm(gradients)
  if (norm > max) scaleGradients(gradients, max / norm)
  return norm
}
