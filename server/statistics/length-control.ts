/**
 * A win rate with the preference for length taken out: what it would be if both answers were equally long.
 *
 * Logistic regression of the votes on a constant and tanh of the standardised difference in length, read where the
 * difference is zero (Dubois et al. 2024, length-controlled AlpacaEval). A weak prior on both keeps it finite when one
 * model won everything. Left out: their term for the difficulty of a prompt.
 */
import { MIN_VOTES, Z_95 } from './win-rate'

export interface LengthVote {
  result: 0 | 0.5 | 1
  /** Tokens of the first model's answer minus those of the second's. */
  lengthDifference: number
}

export interface LengthControlled {
  rate: number
  low: number
  high: number
  /** Change in log-odds for an answer that is longer by one standard deviation of the differences; above 0: longer wins. */
  lengthEffect: number
}

const PRIOR_SD = 3
const STEPS = 50

/** Null with fewer than five votes, or when no two answers differ in length. */
export function lengthControlledRate(votes: readonly LengthVote[]): LengthControlled | null {
  if (votes.length < MIN_VOTES) return null
  const deviation = Math.sqrt(
    votes.reduce((sum, { lengthDifference }) => sum + lengthDifference ** 2, 0) / votes.length,
  )
  if (deviation === 0) return null
  const rows = votes.map(({ result, lengthDifference }) => ({
    y: result,
    x: Math.tanh(lengthDifference / deviation),
  }))
  let [constant, slope] = [0, 0]
  let information = { cc: 1, cs: 0, ss: 1 }
  for (let step = 0; step < STEPS; step++) {
    let gradient = { c: -constant / PRIOR_SD ** 2, s: -slope / PRIOR_SD ** 2 }
    information = { cc: 1 / PRIOR_SD ** 2, cs: 0, ss: 1 / PRIOR_SD ** 2 }
    for (const { y, x } of rows) {
      const p = sigmoid(constant + slope * x)
      gradient = { c: gradient.c + y - p, s: gradient.s + (y - p) * x }
      const weight = p * (1 - p)
      information = {
        cc: information.cc + weight,
        cs: information.cs + weight * x,
        ss: information.ss + weight * x * x,
      }
    }
    const { cc, cs, ss } = information
    const determinant = cc * ss - cs * cs
    const moves = [
      (ss * gradient.c - cs * gradient.s) / determinant,
      (cc * gradient.s - cs * gradient.c) / determinant,
    ]
    constant += moves[0]!
    slope += moves[1]!
    if (Math.max(...moves.map(Math.abs)) < 1e-10) break
  }
  const { cc, cs, ss } = information
  const error = Math.sqrt(ss / (cc * ss - cs * cs))
  return {
    rate: sigmoid(constant),
    low: sigmoid(constant - Z_95 * error),
    high: sigmoid(constant + Z_95 * error),
    lengthEffect: slope * Math.tanh(1),
  }
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))
