/**
 * What picking the best of n answers by score would give, from k ≥ n answers: the mean over every choice of n of them,
 * without drawing any (Nakano et al. 2021, appendix). Answer i in ascending order of score is the best of C(i, n − 1) of the
 * C(k, n) choices.
 */

/**
 * @param answers each with the score it is picked by, and what it is worth (the score itself, or gold)
 * @throws Error when n is more than there are
 */
export function bestOfN(answers: readonly { score: number; worth: number }[], n: number): number {
  const k = answers.length
  if (n < 1 || n > k) throw new Error(`best of ${n} needs ${n} answers, there are ${k}`)
  const sorted = [...answers].sort((a, b) => a.score - b.score)
  const all = choose(k, n)
  return sorted.reduce((sum, { worth }, i) => sum + (worth * choose(i, n - 1)) / all, 0)
}

function choose(n: number, k: number): number {
  if (k > n) return 0
  let result = 1
  for (let i = 1; i <= k; i++) result = (result * (n - k + i)) / i
  return result
}
