/** What is still to come at every token: the sum of this and all later rewards of the answer (discount 1). */
export function rewardToGo(rewards: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(rewards.length)
  let ahead = 0
  for (let t = rewards.length - 1; t >= 0; t--) {
    ahead += rewards[t]!
    sums[t] = ahead
  }
  return sums
}
