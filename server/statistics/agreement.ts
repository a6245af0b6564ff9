/** How far annotators who ranked the same completions agree. Chance correction (Krippendorff) is left out. */
import type { RankedCompletion } from './derive-comparisons'
import { mean } from './mean'
import { tiersOf } from './pairs-of-ranking'

export interface PairwiseAgreement {
  /** Share of judged pairs on which two annotators agree; one tie against one preference counts half. */
  share: number
  /** Pairs of annotators × pairs of completions that went into it. */
  pairs: number
}

type Ranking = readonly RankedCompletion[]

/** @param tasks the rankings of each task. Null when no task has two rankings. */
export function pairwiseAgreement(tasks: readonly (readonly Ranking[])[]): PairwiseAgreement | null {
  let agreed = 0
  let pairs = 0
  for (const rankings of tasks) {
    rankings.forEach((first, a) => {
      for (const second of rankings.slice(a + 1)) {
        for (const [x, y] of signPairs(first, second)) {
          agreed += 1 - Math.abs(x - y) / 2
          pairs += 1
        }
      }
    })
  }
  return pairs === 0 ? null : { share: agreed / pairs, pairs }
}

export interface OwnAgreement {
  /** As of `pairwiseAgreement`, over the pairs of this annotator and one other. */
  share: number
  /** Mean Kendall τ-b over those; null when none of them has two orders to compare. */
  tau: number | null
  /** Tasks that somebody else ranked, too. */
  tasks: number
}

/** How far one annotator agrees with the others. Null when nobody else ranked what they did. */
export function agreementWithOthers(
  tasks: readonly { mine: Ranking; others: readonly Ranking[] }[],
): OwnAgreement | null {
  const pairs = tasks.flatMap(({ mine, others }) => others.map((other) => [mine, other] as const))
  const agreed = pairwiseAgreement(pairs)
  if (!agreed) return null
  const taus = pairs.flatMap(([mine, other]) => kendallTauB(mine, other) ?? [])
  return {
    share: agreed.share,
    tau: taus.length > 0 ? mean(taus) : null,
    tasks: tasks.filter(({ others }) => others.length > 0).length,
  }
}

/**
 * Kendall's τ-b between two rankings of the same completions: 1 is the same order, −1 the opposite. Null when either
 * calls everything equal, since there is then no order to compare.
 */
export function kendallTauB(first: Ranking, second: Ranking): number | null {
  let concordance = 0
  let untiedFirst = 0
  let untiedSecond = 0
  for (const [x, y] of signPairs(first, second)) {
    concordance += x * y
    untiedFirst += Math.abs(x)
    untiedSecond += Math.abs(y)
  }
  return untiedFirst && untiedSecond ? concordance / Math.sqrt(untiedFirst * untiedSecond) : null
}

/** For every pair of completions in both rankings, which way each ranking goes: −1, 0 (tie) or 1. */
function signPairs(first: Ranking, second: Ranking): [number, number][] {
  const secondTiers = tiersOf(second)
  const tierInSecond = new Map(second.map(({ completionId }, i) => [completionId, secondTiers[i]]))
  const firstTiers = tiersOf(first)
  const shared = first.flatMap(({ completionId }, i) => {
    const inSecond = tierInSecond.get(completionId)
    return inSecond === undefined ? [] : [{ inFirst: firstTiers[i], inSecond }]
  })
  return shared.flatMap((a, i) =>
    shared
      .slice(i + 1)
      .map((b): [number, number] => [Math.sign(b.inFirst! - a.inFirst!), Math.sign(b.inSecond - a.inSecond)]),
  )
}
