/**
 * Stars: the scalar reward of each completion of one task, estimated from all its rankings.
 *
 * Bradley–Terry with Davidson's ties and a weak prior gives log-worths; a completion's stars are five times the share of
 * the other completions it is expected to beat, a tie counting half, so they are bounded, scale-free and mean the same
 * for any K. Standard errors are by the delta method from the inverse information.
 *
 * A ranking of K is K − 1 independent decisions, not C(K,2), so each of its pairs weighs 2/K: else the errors would come
 * out too small. Log-worths are comparable inside a task only; linking tasks is the reward model's job.
 */
import { type BradleyTerryFit, fitBradleyTerry, forecastMeeting, type PairOutcomes } from './bradley-terry'
import { deriveComparisons, type RankedCompletion } from './derive-comparisons'
import { simpleStars } from './simple-stars'
import { findUndetermined } from './undetermined'

/** Written with every row; change it when the numbers change. */
export const STARS_METHOD = 'davidson-newton-1'

/**
 * Log-worths of answers to one prompt: ±1.5 is "preferred about five times in six". Log tie: ties a little rarer than
 * wins, unless people say otherwise.
 */
const PRIOR = { abilitySd: 1.5, logTieMean: -0.5, logTieSd: 1 }

export interface EstimatedStars {
  completionId: string
  /** 0–5. */
  stars: number
  standardError: number
  /** The seed article's conversion, mean over the rankings; 0–5. */
  simpleStars: number
  /** Log-worth, sum zero over the task. */
  ability: number
  /** How many rankings it was estimated from. */
  rankings: number
  /** False when a cycle or a dead heat leaves this completion's place open. */
  isDetermined: boolean
}

/**
 * @param rankings every ranking of one task, each over the same completions.
 * @returns one row per completion, in the order of the first ranking; empty when there are no rankings.
 * @throws Error when two rankings cover different completions.
 */
export function estimateStars(rankings: readonly (readonly RankedCompletion[])[]): EstimatedStars[] {
  const ids = new Set(rankings[0]?.map(({ completionId }) => completionId))
  if (
    rankings.some(
      (items) => items.length !== ids.size || items.some(({ completionId }) => !ids.has(completionId)),
    )
  )
    throw new Error(`Rankings of one task cover different completions: expected ${[...ids].join(', ')}.`)
  return estimateStarsAcross(rankings)
}

/** The same over rankings that each cover some of a prompt's completions, as imported pairs do. */
export function estimateStarsAcross(rankings: readonly (readonly RankedCompletion[])[]): EstimatedStars[] {
  if (rankings.length === 0) return []
  const ids = [...new Set(rankings.flatMap((items) => items.map(({ completionId }) => completionId)))]
  const outcomes = countOutcomes(ids, rankings)
  const fit = fitBradleyTerry(outcomes, PRIOR)
  const undetermined = findUndetermined(outcomes)
  const simple = rankings.map(simpleStars)
  return ids.map((completionId, i) => {
    const own = simple.flatMap((stars) => stars.get(completionId) ?? [])
    return {
      completionId,
      ...starsOf(fit, i, ids.length),
      simpleStars: own.reduce((sum, stars) => sum + stars, 0) / own.length,
      ability: fit.abilities[i]!,
      rankings: own.length,
      isDetermined: !undetermined[i]!,
    }
  })
}

function countOutcomes(
  ids: readonly string[],
  rankings: readonly (readonly RankedCompletion[])[],
): PairOutcomes {
  const indexOf = new Map(ids.map((id, index) => [id, index]))
  const zeros = () => ids.map(() => new Array<number>(ids.length).fill(0))
  const outcomes = { wins: zeros(), ties: zeros() }
  for (const ranking of rankings) {
    const weight = 2 / ranking.length
    for (const { chosenId, rejectedId, isTie } of deriveComparisons(ranking)) {
      const chosen = indexOf.get(chosenId)!
      const rejected = indexOf.get(rejectedId)!
      if (isTie) outcomes.ties[Math.min(chosen, rejected)]![Math.max(chosen, rejected)]! += weight
      else outcomes.wins[chosen]![rejected]! += weight
    }
  }
  return outcomes
}

function starsOf({ abilities, logTie, covariance }: BradleyTerryFit, i: number, items: number) {
  const others = items - 1
  if (others === 0) return { stars: 2.5, standardError: 0 }
  let share = 0
  // d(share)/d(θ₁ … θ_K, δ)
  const slope = new Array<number>(covariance.length).fill(0)
  for (let j = 0; j < items; j++) {
    if (j === i) continue
    const { winI, winJ, tie } = forecastMeeting(abilities[i]!, abilities[j]!, logTie)
    share += (winI + tie / 2) / others
    // s = pᵢ + pₜ/2 is also the mean of θᵢ's feature (1, 0, ½), so ds/dθᵢ is that feature's variance; ds/dθⱼ its negative.
    const bySelf = (winI + winJ - (winI - winJ) ** 2) / 4
    const byTie = -(tie * (winI - winJ)) / 2
    slope[i]! += bySelf / others
    slope[j]! -= bySelf / others
    if (logTie !== null) slope[items]! += byTie / others
  }
  const variance = slope.reduce(
    (sum, a, row) => sum + a * slope.reduce((inner, b, column) => inner + b * covariance[row]![column]!, 0),
    0,
  )
  return { stars: 5 * share, standardError: 5 * Math.sqrt(Math.max(0, variance)) }
}
