/** Means over seeds with their uncertainty. */
import { mean } from '@/server/demo/statistics'

/** Two-sided 95 % quantiles of Student's t with 1, 2, … degrees of freedom. */
const STUDENT_T = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262]

/** Mean over seeds and the half-width of its 95 % interval by Student's t: seeds are the only independent repetitions. */
export function overSeeds(values: readonly number[]): { mean: number; half: number | null } {
  const centre = mean(values)
  const quantile = STUDENT_T[values.length - 2]
  if (quantile === undefined) return { mean: centre, half: null }
  const variance = values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1)
  return { mean: centre, half: quantile * Math.sqrt(variance / values.length) }
}

/** `mean ± half` in plain text; the mean alone of a single value. */
export const within = (values: readonly number[], digits: number, factor = 1): string => {
  const { mean: centre, half } = overSeeds(values)
  const number = (centre * factor).toFixed(digits)
  return half === null ? number : `${number} ± ${(half * factor).toFixed(digits)}`
}
