/**
 * How often one model is preferred to another, with a 95 % interval.
 *
 * Ties count as half. Votes on one prompt resemble each other, so the number of votes is divided by the design effect
 * (Kish) measured between prompts before Wilson's interval is taken: with one vote a prompt it is plain Wilson. The
 * design effect is never taken below 1, so ties can only make the interval wider than needed. No randomness, so the
 * same votes give the same interval.
 */

export interface Outcome {
  promptId: string
  /** 1: the model was preferred; 0: the other one was; 0.5: equal, or both bad. */
  result: 0 | 0.5 | 1
}

export interface WinRate {
  rate: number
  low: number
  high: number
  /** Votes. */
  n: number
}

/** Below this many votes a rate says nothing and is not shown. */
export const MIN_VOTES = 5
export const Z_95 = 1.959963984540054

/** Null with fewer than five votes. */
export function winRate(outcomes: readonly Outcome[]): WinRate | null {
  const n = outcomes.length
  if (n < MIN_VOTES) return null
  const rate = outcomes.reduce((sum, { result }) => sum + result, 0) / n
  const effective = n / designEffect(outcomes, rate)
  return { rate, ...wilsonInterval(rate, effective), n }
}

/** Wilson's score interval for a share seen in `n` (possibly fractional) trials. */
export function wilsonInterval(rate: number, n: number): { low: number; high: number } {
  const spread = Z_95 ** 2 / n
  const centre = (rate + spread / 2) / (1 + spread)
  const half = (Z_95 / (1 + spread)) * Math.sqrt((rate * (1 - rate)) / n + spread / (4 * n))
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) }
}

/** Variance of the mean over prompts, relative to that of `n` independent votes; at least 1. */
export function designEffect(outcomes: readonly Outcome[], rate: number): number {
  const binomial = (rate * (1 - rate)) / outcomes.length
  const residuals = new Map<string, number>()
  for (const { promptId, result } of outcomes)
    residuals.set(promptId, (residuals.get(promptId) ?? 0) + result - rate)
  const clusters = residuals.size
  if (binomial === 0) return outcomes.length / clusters
  if (clusters < 2) return outcomes.length
  if (clusters === outcomes.length) return 1
  const squares = [...residuals.values()].reduce((sum, value) => sum + value ** 2, 0)
  const clustered = ((clusters / (clusters - 1)) * squares) / outcomes.length ** 2
  return Math.max(1, clustered / binomial)
}
