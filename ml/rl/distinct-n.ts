/** distinct-n (Li et al. 2016): different n-grams over all n-grams, pooled over answers. 1 is varied, near 0 is canned. */

/** @param answers items of each answer: words or token ids. Returns 0 when no answer has n items. */
export function distinctN(answers: readonly (readonly (string | number)[])[], n: number): number {
  const seen = new Set<string>()
  let total = 0
  for (const answer of answers) {
    for (let i = 0; i + n <= answer.length; i++) {
      seen.add(answer.slice(i, i + n).join(' '))
      total += 1
    }
  }
  return total === 0 ? 0 : seen.size / total
}
