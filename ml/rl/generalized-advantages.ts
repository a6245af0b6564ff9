/**
 * Generalized advantage estimation over one answer (Schulman et al. 2015, eq. 16).
 *
 * The last real token is terminal: the value after it is 0. Answers are ragged rows, never padded, so no mask can
 * be wrong here. Leaves out: truncated episodes with a bootstrapped value (an answer cut at its length limit ends).
 */

export interface AdvantageEstimates {
  /** (L,) how much better each token did than the value model expected. */
  advantages: Float64Array
  /** (L,) advantages + values: the targets of the value model. */
  returns: Float64Array
}

/**
 * @param rewards (L,) reward per token
 * @param values (L,) value estimate before each token
 * @param gamma discount per token, 0..1
 * @param lambda bias–variance mix, 0 (one step) .. 1 (reward to go)
 */
export function generalizedAdvantages(
  rewards: ArrayLike<number>,
  values: ArrayLike<number>,
  gamma: number,
  lambda: number,
): AdvantageEstimates {
  if (rewards.length !== values.length)
    throw new Error(`rewards have ${rewards.length} tokens, values ${values.length}: expected the same`)
  const length = rewards.length
  const advantages = new Float64Array(length)
  const returns = new Float64Array(length)
  let running = 0
  for (let t = length - 1; t >= 0; t--) {
    const next = t + 1 < length ? values[t + 1]! : 0
    const surprise = rewards[t]! + gamma * next - values[t]!
    running = surprise + gamma * lambda * running
    advantages[t] = running
    returns[t] = running + values[t]!
  }
  return { advantages, returns }
}
