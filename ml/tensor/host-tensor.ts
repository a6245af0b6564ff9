/** A tensor in host memory: element type, shape and a typed array, row-major. Plain data; operations live in graphs. */
import { type DType, formatShape, type Shape, ShapeError, sizeOf } from './shape'

export type TensorData = Float32Array | Float64Array | Int32Array | BigInt64Array | Uint8Array | Uint16Array

export interface HostTensor {
  readonly dtype: DType
  readonly shape: Shape
  readonly data: TensorData
}

/** A float32 tensor; what parameters, gradients and moments are made of. */
export interface Float32Tensor extends HostTensor {
  readonly dtype: 'float32'
  readonly data: Float32Array
}

export function float32Tensor(shape: Shape, data = new Float32Array(sizeOf(shape))): Float32Tensor {
  if (data.length !== sizeOf(shape))
    throw new ShapeError(`${data.length} elements do not fill a tensor of shape ${formatShape(shape)}`)
  return { dtype: 'float32', shape, data }
}

/** Any host tensor with its data checked against dtype and shape. float16 is stored as bits in a Uint16Array, bool as bytes. */
export function hostTensor(dtype: DType, shape: Shape, data: TensorData): HostTensor {
  const expected = ARRAY_OF[dtype]
  if (!(data instanceof expected))
    throw new ShapeError(
      `a ${dtype} tensor needs a ${expected.name}, got ${(data as TensorData).constructor.name}`,
    )
  if (data.length !== sizeOf(shape))
    throw new ShapeError(`${data.length} elements do not fill a tensor of shape ${formatShape(shape)}`)
  return { dtype, shape, data }
}

const ARRAY_OF = {
  float32: Float32Array,
  float64: Float64Array,
  float16: Uint16Array,
  int32: Int32Array,
  int64: BigInt64Array,
  bool: Uint8Array,
} as const

/** An array of the right type for `dtype`, filled from numbers. float16 is not made this way (see float16.ts). */
export function arrayOf(dtype: DType, values: ArrayLike<number>): TensorData {
  switch (dtype) {
    case 'float32':
      return Float32Array.from(values)
    case 'float64':
      return Float64Array.from(values)
    case 'int32':
      return Int32Array.from(values)
    case 'int64':
      return BigInt64Array.from(Array.from(values, (x) => BigInt(x)))
    case 'bool':
      return Uint8Array.from(values)
    case 'float16':
      throw new ShapeError('float16 tensors are made by encodeFloat16')
  }
}
