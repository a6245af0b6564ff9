/** Means over seeds with their uncertainty. */
import { mean } from '@/server/statistics/mean'
import { studentT975 } from '@/server/statistics/student-t'

/** Mean over seeds and the half-width of its 95 % interval by Student's t; null for one seed. Seeds alone are independent. */
export function overSeeds(values: readonly number[]): { mean: number; half: number | null } {
  const centre = mean(values)
  if (values.length < 2) return { mean: centre, half: null }
  const variance = values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1)
  return { mean: centre, half: studentT975(values.length - 1) * Math.sqrt(variance / values.length) }
}

/** `mean ± half` in plain text; the mean alone of a single value. */
export const within = (values: readonly number[], digits: number, factor = 1): string => {
  const { mean: centre, half } = overSeeds(values)
  const number = (centre * factor).toFixed(digits)
  return half === null ? number : `${number} ± ${(half * factor).toFixed(digits)}`
}
