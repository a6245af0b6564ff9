/**
 * Per-token rewards of one answer: −β · (log π − log π_ref) everywhere, the score added on the last real token.
 *
 * The last real token is the end-of-sequence token when there is one, otherwise the last token before the length
 * limit. Rows hold real tokens only, so a score can never land on padding.
 */

/**
 * @param logProbs (L,) log-probabilities under the policy that sampled the answer
 * @param referenceLogProbs (L,) the same tokens under the frozen reference
 * @param score the reward model's score of the whole answer
 * @param klCoefficient β
 */
export function tokenRewards(
  logProbs: ArrayLike<number>,
  referenceLogProbs: ArrayLike<number>,
  score: number,
  klCoefficient: number,
): Float64Array {
  if (logProbs.length === 0) throw new Error('an answer without tokens has no place for its score')
  if (logProbs.length !== referenceLogProbs.length)
    throw new Error(`policy has ${logProbs.length} log-probabilities, reference ${referenceLogProbs.length}`)
  const rewards = Float64Array.from(logProbs, (value, t) => -klCoefficient * (value - referenceLogProbs[t]!))
  rewards[rewards.length - 1]! += score
  return rewards
}
