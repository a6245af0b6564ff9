/** 97.5th percentiles of Student's t with 1, 2, … degrees of freedom, where the series below is not yet good. */
const FEW = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262]

/**
 * The 97.5th percentile of Student's t: half-width of a two-sided 95 % interval in standard errors. From a table up to nine
 * degrees of freedom, then by the series in 1/ν (Abramowitz and Stegun 26.7.5); good to 0.001.
 */
export function studentT975(freedom: number): number {
  if (freedom <= FEW.length) return FEW[freedom - 1]!
  const z = 1.959963984540054
  const v = freedom
  return (
    z +
    (z ** 3 + z) / (4 * v) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * v ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * v ** 3)
  )
}
