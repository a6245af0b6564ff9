/**
 * How much better one version does than another on the same prompts, with a 95 % interval.
 *
 * Answers to one prompt resemble each other, so each prompt gives one number: the difference of the two versions' means
 * over their answers to it. The interval is Student's t over prompts, which is the paired test clustered by prompt. No
 * randomness: the same answers give the same interval.
 */
import { mean } from './mean'
import { studentT975 } from './student-t'

export interface PromptPair {
  promptId: string
  /** What each answer of the version, and of its opponent, is worth. Neither is empty. */
  own: readonly number[]
  other: readonly number[]
}

export interface PairedDifference {
  /** Above 0: the version does better. */
  mean: number
  low: number
  high: number
  prompts: number
}

export type VerdictKind = 'better' | 'worse' | 'unclear'

/** With fewer prompts no verdict is given, whatever the interval says. */
export const MIN_PROMPTS = 20

/**
 * A difference this small is rounding and no evidence. The same answer, scored at another place of a batch, differs by
 * about 1e-6 (ml/rl/same-score.ts); scores have standard deviation 1, gold lies between 0 and 1.
 */
const ROUNDING = 1e-5

/** Null with fewer than two prompts. */
export function pairedDifference(pairs: readonly PromptPair[]): PairedDifference | null {
  const n = pairs.length
  if (n < 2) return null
  const differences = pairs.map(({ own, other }) => mean(own) - mean(other))
  const centre = mean(differences)
  const variance = differences.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (n - 1)
  const half = studentT975(n - 1) * Math.sqrt(variance / n)
  return { mean: centre, low: centre - half, high: centre + half, prompts: n }
}

/** Better or worse only when the whole interval lies on one side of zero, by more than rounding. */
export function verdictOf(difference: PairedDifference | null): VerdictKind {
  if (!difference || difference.prompts < MIN_PROMPTS) return 'unclear'
  if (difference.low > ROUNDING) return 'better'
  return difference.high < -ROUNDING ? 'worse' : 'unclear'
}
