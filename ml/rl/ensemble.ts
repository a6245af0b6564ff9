/**
 * One score out of several reward heads (Coste et al. 2024): their mean, the least of them, or the mean less a share of
 * their deviation. The last two distrust what the heads do not agree on, which is where a policy finds holes.
 */

export type EnsembleRule = 'mean' | 'min' | 'lower bound'

export interface Ensemble {
  heads: number
  rule: EnsembleRule
  /** λ in mean − λ · deviation. */
  penalty: number
}

export const ONE_HEAD: Ensemble = { heads: 1, rule: 'mean', penalty: 0 }

export function combineScores(scores: ArrayLike<number>, { rule, penalty }: Ensemble): number {
  if (scores.length === 1) return scores[0]!
  const all = Array.from(scores)
  if (rule === 'min') return Math.min(...all)
  const mean = all.reduce((sum, score) => sum + score, 0) / all.length
  return rule === 'mean' ? mean : mean - penalty * spreadOf(all)
}

/** Deviation among the heads (divided by n). */
export function spreadOf(scores: readonly number[]): number {
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length
  return Math.sqrt(scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / scores.length)
}
