/**
 * How many more votes it takes to tell two models apart: the classical sample size of a share against a half (two-sided
 * 5 %, power 80 %), if the true rate is the one seen so far and votes resemble each other as they did so far.
 */
import { Z_95 } from './win-rate'

/** The 80th percentile of the normal distribution. */
const Z_80 = 0.8416212335729143
/** Rates this close to a half are not worth the votes it would take. */
const CLOSE = 0.02

/**
 * Votes still to be cast; 0 when the two are told apart already.
 * @param designEffect by how much the votes count less than independent ones; 1 for one vote a prompt
 * @returns null when the two are too close to tell, or nothing is known yet
 */
export function votesNeeded(
  seen: { rate: number; low: number; high: number; n: number } | null,
  designEffect: number,
): number | null {
  if (!seen) return null
  if (seen.low > 0.5 || seen.high < 0.5) return 0
  const distance = Math.abs(seen.rate - 0.5)
  if (distance < CLOSE) return null
  const spread = Math.sqrt(seen.rate * (1 - seen.rate))
  const all = ((Z_95 * 0.5 + Z_80 * spread) / distance) ** 2 * designEffect
  // A sample that was as large and did not tell them apart was unlucky: at least some more are needed.
  return Math.max(1, Math.ceil(all - seen.n))
}
