/** Shapes and element types: sizes, broadcasting, axes. Pure functions over arrays of numbers; strides are always row-major. */

export type DType = 'float32' | 'float64' | 'float16' | 'int32' | 'int64' | 'bool'
export type FloatDType = 'float32' | 'float64'
export type Shape = readonly number[]

/** A shape or element type that an operation cannot take; the message prints every shape involved. */
export class ShapeError extends Error {
  override name = 'ShapeError'
}

/** Number of elements; 1 for a scalar. */
export function sizeOf(shape: Shape): number {
  let size = 1
  for (const dimension of shape) size *= dimension
  return size
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((dimension, axis) => dimension === b[axis])
}

export function formatShape(shape: Shape): string {
  return `(${shape.join(', ')})`
}

/** The shape numpy broadcasting gives; throws ShapeError naming `what` and both shapes. */
export function broadcastShapes(a: Shape, b: Shape, what: string): Shape {
  const rank = Math.max(a.length, b.length)
  const result: number[] = []
  for (let i = 0; i < rank; i++) {
    const x = a[a.length - rank + i] ?? 1
    const y = b[b.length - rank + i] ?? 1
    if (x !== y && x !== 1 && y !== 1)
      throw new ShapeError(`${what}: cannot broadcast ${formatShape(a)} with ${formatShape(b)}`)
    result.push(x === 1 ? y : x)
  }
  return result
}

/** A possibly negative axis as an index from 0; throws ShapeError outside the rank. */
export function normalizeAxis(axis: number, shape: Shape, what: string): number {
  const index = axis < 0 ? axis + shape.length : axis
  if (!Number.isInteger(index) || index < 0 || index >= shape.length)
    throw new ShapeError(`${what}: axis ${axis} does not exist in ${formatShape(shape)}`)
  return index
}

/** The shape after reducing `axes` (all when undefined). */
export function reducedShape(shape: Shape, axes: readonly number[], keepDims: boolean): Shape {
  const reduced = new Set(axes)
  return shape.flatMap((dimension, axis) => (reduced.has(axis) ? (keepDims ? [1] : []) : [dimension]))
}
