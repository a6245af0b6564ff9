/**
 * When two scores count as equal.
 *
 * A score depends on where its sequence stands in a packed row. The kernels of ONNX Runtime add numbers in SIMD lanes and
 * panels counted from the start of the row, so another offset gives another order of summation and another last bit.
 * The order, and with it the size of the difference, is that of the processor's kernels.
 */

/**
 * The largest difference of two scores that is put down to rounding, in units of the score (standard deviation 1).
 * About ten times the largest that was measured over all offsets of a row of the starter's shape: 8e-7 (AVX2).
 */
export const SCORE_ROUNDING = 1e-5

export const isSameScore = (a: number, b: number): boolean => Math.abs(a - b) <= SCORE_ROUNDING
