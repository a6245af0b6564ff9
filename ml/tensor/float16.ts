/** IEEE 754 half precision to and from float32, round to nearest even. For checkpoints only; arithmetic is float32. */

const floatView = new Float32Array(1)
const bitsView = new Uint32Array(floatView.buffer)

/** The 16 bits nearest to `value`; beyond 65504 becomes infinity, NaN stays NaN. */
export function toFloat16Bits(value: number): number {
  floatView[0] = value
  const bits = bitsView[0]!
  const sign = (bits >>> 16) & 0x8000
  const exponent = (bits >>> 23) & 0xff
  const mantissa = bits & 0x7fffff
  if (exponent === 0xff) return sign | 0x7c00 | (mantissa === 0 ? 0 : 0x200)
  const unbiased = exponent - 127
  if (unbiased > 15) return sign | 0x7c00
  if (unbiased >= -14) {
    const rounded = (((unbiased + 15) << 23) | mantissa) + 0xfff + ((mantissa >>> 13) & 1)
    return sign | (rounded >>> 13) // a carry out of the mantissa rightly raises the exponent, up to infinity
  }
  if (unbiased < -25) return sign
  const shift = -unbiased - 1 // subnormal: value = m · 2^-24
  const full = mantissa | 0x800000
  const half = 1 << (shift - 1)
  const kept = full >>> shift
  const rest = full & ((1 << shift) - 1)
  return sign | (kept + (rest > half || (rest === half && (kept & 1) === 1) ? 1 : 0))
}

export function fromFloat16Bits(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >>> 10) & 0x1f
  const mantissa = bits & 0x3ff
  if (exponent === 0) return sign * mantissa * 2 ** -24
  if (exponent === 31) return mantissa ? Number.NaN : sign * Number.POSITIVE_INFINITY
  return sign * (1 + mantissa / 1024) * 2 ** (exponent - 15)
}

export function encodeFloat16(values: Float32Array): Uint16Array {
  const encoded = new Uint16Array(values.length)
  for (let i = 0; i < values.length; i++) encoded[i] = toFloat16Bits(values[i]!)
  return encoded
}

export function decodeFloat16(bits: Uint16Array): Float32Array<ArrayBuffer> {
  const decoded = new Float32Array(bits.length)
  for (let i = 0; i < bits.length; i++) decoded[i] = fromFloat16Bits(bits[i]!)
  return decoded
}
