/**
 * Advantages of whole answers from the scores of the other answers to the same prompt: no value model.
 *
 * Answers come prompt by prompt, `groupSize` of each. GRPO (Shao et al. 2024, §4.1.1) subtracts the group's mean and
 * divides by a deviation; Dr. GRPO (Liu et al. 2025, §3.2) leaves the division out, which favours prompts of little
 * spread. RLOO (Ahmadian et al. 2024, §3.1) subtracts the mean of the others.
 */

import { SCORE_ROUNDING } from './same-score'

export type AdvantageScale = 'group' | 'batch' | 'none'

const EPSILON = 1e-4

function requireGroups(scores: readonly number[], groupSize: number): void {
  if (groupSize < 1 || scores.length % groupSize !== 0)
    throw new Error(`${scores.length} scores are no whole number of groups of ${groupSize}`)
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Unbiased (divided by n − 1), as torch.std; 0 for one value. */
function deviation(values: readonly number[]): number {
  if (values.length < 2) return 0
  const centre = mean(values)
  return Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1))
}

export function groupsOf<T>(items: readonly T[], groupSize: number): T[][] {
  return Array.from({ length: items.length / groupSize }, (_, group) =>
    items.slice(group * groupSize, (group + 1) * groupSize),
  )
}

/** Score minus the group's mean, over the deviation of the group, of the batch, or over nothing. */
export function groupAdvantages(
  scores: readonly number[],
  groupSize: number,
  scale: AdvantageScale,
): Float64Array {
  requireGroups(scores, groupSize)
  const whole = deviation(scores)
  return Float64Array.from(
    groupsOf(scores, groupSize).flatMap((group) => {
      const centre = mean(group)
      const divisor = scale === 'none' ? 1 : (scale === 'group' ? deviation(group) : whole) + EPSILON
      return group.map((score) => (score - centre) / divisor)
    }),
  )
}

/** Score minus the mean of the other scores of its group. */
export function leaveOneOutAdvantages(scores: readonly number[], groupSize: number): Float64Array {
  requireGroups(scores, groupSize)
  if (groupSize < 2) throw new Error('leaving one out needs at least 2 answers to a prompt')
  return Float64Array.from(
    groupsOf(scores, groupSize).flatMap((group) => {
      const total = group.reduce((sum, score) => sum + score, 0)
      return group.map((score) => score - (total - score) / (groupSize - 1))
    }),
  )
}

/** Scores and spread of the groups, as TRL reports them. */
export function describeGroups(scores: readonly number[], groupSize: number) {
  requireGroups(scores, groupSize)
  const spreads = groupsOf(scores, groupSize).map(deviation)
  return {
    mean: mean(scores),
    /** Mean deviation within a group. */
    deviation: mean(spreads),
    /** Share of groups whose scores are all the same but for rounding: they teach nothing. */
    withoutSpread: spreads.filter((spread) => spread <= SCORE_ROUNDING).length / spreads.length,
  }
}
