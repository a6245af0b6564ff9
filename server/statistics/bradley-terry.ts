/**
 * Bradley–Terry abilities with Davidson's ties, by Newton's method.
 *
 * Davidson (1970): with log-worths θ and log tie δ, the outcomes "i wins", "j wins", "tie" of a meeting are a softmax
 * over (θᵢ, θⱼ, (θᵢ+θⱼ)/2 + δ). That is a multinomial logit with linear features, so the log-likelihood is concave and
 * the observed information equals Fisher's. An optional Gaussian prior keeps the estimate finite when somebody has won
 * everything; without it the maximum need not exist (`hasMaximum`).
 *
 * Left out: home advantage, annotator reliability, covariates.
 */
import { symmetricInverse } from './symmetric-inverse'

export interface PairOutcomes {
  /** `wins[i][j]`: (weighted) times i was preferred to j. */
  wins: number[][]
  /** `ties[i][j]`, i < j: (weighted) times they were called equal. Entries with i ≥ j are ignored. */
  ties: number[][]
}

export interface BradleyTerryPrior {
  /** Standard deviation of each log-worth around 0. */
  abilitySd: number
  /** Mean and standard deviation of the log tie parameter. */
  logTieMean: number
  logTieSd: number
}

export interface BradleyTerryFit {
  /** Log-worths, sum zero. */
  abilities: number[]
  /** Log of Davidson's ν; null when there were no ties and no prior, i.e. plain Bradley–Terry. */
  logTie: number | null
  /** Covariance of [...abilities, logTie]: the inverse information on the sum-zero contrasts. */
  covariance: number[][]
  logLikelihood: number
}

export interface MeetingForecast {
  /** Probability that i is preferred, j is preferred, they are called equal. */
  winI: number
  winJ: number
  tie: number
}

const MAX_ITERATIONS = 100
const TOLERANCE = 1e-10

/**
 * How far two evaluations of an equally good objective may lie apart. The objective is a sum over all comparisons, so its
 * rounding error grows with its size. A gain below it cannot be measured; so close to the maximum Newton's full step is
 * right without measuring, and a few of them reach the precision that the gradient has.
 */
const roundingOf = (objective: number) => 1e-12 * (1 + Math.abs(objective))
const UNMEASURED_STEPS = 3

/** Outcome probabilities of a meeting of log-worths `a` and `b`. */
export function forecastMeeting(a: number, b: number, logTie: number | null): MeetingForecast {
  const tieLogit = logTie === null ? Number.NEGATIVE_INFINITY : (a + b) / 2 + logTie
  const top = Math.max(a, b, tieLogit)
  const [expA, expB, expTie] = [Math.exp(a - top), Math.exp(b - top), Math.exp(tieLogit - top)]
  const total = expA + expB + expTie
  return { winI: expA / total, winJ: expB / total, tie: expTie / total }
}

/**
 * Maximum-likelihood (or, with a prior, maximum-posterior) abilities.
 * @throws Error when no prior is given and the maximum does not exist.
 */
export function fitBradleyTerry({ wins, ties }: PairOutcomes, prior?: BradleyTerryPrior): BradleyTerryFit {
  const items = wins.length
  const hasTies = ties.some((row, i) => row.some((count, j) => i < j && count > 0))
  const withTie = hasTies || prior !== undefined
  const size = items + (withTie ? 1 : 0)
  let beta = new Array<number>(size).fill(0)
  if (withTie) beta[items] = prior?.logTieMean ?? 0

  if (!prior && !hasMaximum({ wins, ties })) throw noMaximum()
  let state = evaluate(beta)
  let unmeasured = 0
  for (let iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
    const inverse = symmetricInverse(state.information)
    const step = inverse.map((row) => row.reduce((sum, value, k) => sum + value * state.gradient[k]!, 0))
    const largest = Math.max(...step.map(Math.abs))
    // Half the squared Newton decrement: what a full step is expected to gain (Boyd & Vandenberghe 2004, eq. 9.30).
    const gain = step.reduce((sum, value, k) => sum + value * state.gradient[k]!, 0) / 2
    const isMeasurable = gain > roundingOf(state.objective)
    if (!isMeasurable) unmeasured++
    const scale = isMeasurable ? risingScale(step) : 1
    if (largest < TOLERANCE || unmeasured > UNMEASURED_STEPS || scale === null) return finish(inverse)
    beta = moved(step, scale)
    state = evaluate(beta)
  }
  throw noMaximum()

  function moved(step: readonly number[], scale: number): number[] {
    return beta.map((value, k) => value + scale * step[k]!)
  }

  /** The first of 1, 1/2, 1/4, … at which the objective does not fall; null when rounding hides every rise. */
  function risingScale(step: readonly number[]): number | null {
    for (let scale = 1; scale > 1e-8; scale /= 2)
      if (evaluate(moved(step, scale)).objective >= state.objective) return scale
    return null
  }

  function noMaximum(): Error {
    return new Error(
      `Bradley–Terry found no maximum for ${items} items: somebody has only won or only lost. Give a prior.`,
    )
  }

  function evaluate(at: number[]) {
    const logTie = withTie ? at[items]! : null
    const gradient = new Array<number>(size).fill(0)
    const information = gradient.map(() => new Array<number>(size).fill(0))
    let logLikelihood = 0
    for (let i = 0; i < items; i++) {
      for (let j = i + 1; j < items; j++) {
        const tieCount = withTie ? (ties[i]![j] ?? 0) : 0
        const n = wins[i]![j]! + wins[j]![i]! + tieCount
        if (n === 0) continue
        const { winI, winJ, tie } = forecastMeeting(at[i]!, at[j]!, logTie)
        if (wins[i]![j]! > 0) logLikelihood += wins[i]![j]! * Math.log(winI)
        if (wins[j]![i]! > 0) logLikelihood += wins[j]![i]! * Math.log(winJ)
        if (tieCount > 0) logLikelihood += tieCount * Math.log(tie)
        // Features of the three outcomes over the coordinates (θᵢ, θⱼ, δ).
        const outcomes = [
          { count: wins[i]![j], p: winI, x: [1, 0, 0] },
          { count: wins[j]![i], p: winJ, x: [0, 1, 0] },
          { count: tieCount, p: tie, x: [0.5, 0.5, 1] },
        ]
        const at3 = withTie ? [i, j, items] : [i, j]
        const mean = [0, 1, 2].map((k) => outcomes.reduce((sum, { p, x }) => sum + p * x[k]!, 0))
        at3.forEach((row, a) => {
          gradient[row]! += outcomes.reduce((sum, { count, x }) => sum + count! * x[a]!, 0) - n * mean[a]!
          at3.forEach((column, b) => {
            const second = outcomes.reduce((sum, { p, x }) => sum + p * x[a]! * x[b]!, 0)
            information[row]![column]! += n * (second - mean[a]! * mean[b]!)
          })
        })
      }
    }
    let objective = logLikelihood
    if (prior) {
      for (let i = 0; i < items; i++) {
        objective -= at[i]! ** 2 / (2 * prior.abilitySd ** 2)
        gradient[i]! -= at[i]! / prior.abilitySd ** 2
        information[i]![i]! += 1 / prior.abilitySd ** 2
      }
      const offset = at[items]! - prior.logTieMean
      objective -= offset ** 2 / (2 * prior.logTieSd ** 2)
      gradient[items]! -= offset / prior.logTieSd ** 2
      information[items]![items]! += 1 / prior.logTieSd ** 2
    }
    // Only differences of abilities are identified. Adding 11ᵀ/K fixes their sum without touching any contrast.
    for (let i = 0; i < items; i++) for (let j = 0; j < items; j++) information[i]![j]! += 1 / items
    return { gradient, information, objective, logLikelihood }
  }

  function finish(inverse: number[][]): BradleyTerryFit {
    const mean = beta.slice(0, items).reduce((sum, value) => sum + value, 0) / items
    return {
      abilities: beta.slice(0, items).map((value) => value - mean),
      logTie: withTie ? beta[items]! : null,
      covariance: centred(inverse, items),
      logLikelihood: state.logLikelihood,
    }
  }
}

/**
 * Whether the likelihood has a maximum without a prior. The logit has none exactly when some direction (u, δ) of log-worths
 * and log tie loses nothing on any outcome and gains on one (Albert & Anderson 1984): a win of i over j asks for
 * uᵢ − uⱼ ≥ max(0, 2δ), a tie for |uᵢ − uⱼ| ≤ 2δ.
 *
 * With δ = 0 there is such a direction unless everybody can be reached from everybody along wins and ties (Ford 1957). With
 * δ > 0 these are difference constraints, which can be met unless some cycle has more wins than ties. δ < 0 allows no tie.
 */
function hasMaximum({ wins, ties }: PairOutcomes): boolean {
  const tied = (i: number, j: number) => (i < j ? (ties[i]![j] ?? 0) : (ties[j]![i] ?? 0)) > 0
  const pairs = wins.flatMap((row, i) => row.map((count, j) => ({ i, j, won: count > 0 })))
  const arcs = pairs.flatMap(({ i, j, won }) =>
    i === j ? [] : [...(won ? [{ i, j, length: -1 }] : []), ...(tied(i, j) ? [{ i, j, length: 1 }] : [])],
  )
  const isConnected = (ahead: 'i' | 'j', behind: 'i' | 'j') => {
    const reached = new Set([0])
    for (const at of reached) for (const arc of arcs) if (arc[ahead] === at) reached.add(arc[behind])
    return reached.size === wins.length
  }
  if (wins.length > 0 && !(isConnected('i', 'j') && isConnected('j', 'i'))) return false
  return !arcs.some(({ length }) => length > 0) || hasNegativeCycle(arcs, wins.length)
}

/** Bellman–Ford from a source that reaches every node at distance 0. */
function hasNegativeCycle(arcs: readonly { i: number; j: number; length: number }[], nodes: number): boolean {
  const distance = new Array<number>(nodes).fill(0)
  for (let round = 0; round <= nodes; round++) {
    let isShorter = false
    for (const { i, j, length } of arcs) {
      if (distance[i]! + length >= distance[j]!) continue
      distance[j] = distance[i]! + length
      isShorter = true
    }
    if (!isShorter) return false
  }
  return true
}

/** C Σ Cᵀ, where C subtracts the mean from the first `items` coordinates and leaves the rest. */
function centred(covariance: number[][], items: number): number[][] {
  const size = covariance.length
  const project = (vector: number[]) => {
    const mean = vector.slice(0, items).reduce((sum, value) => sum + value, 0) / items
    return vector.map((value, k) => (k < items ? value - mean : value))
  }
  const rows = covariance.map(project)
  const columns = Array.from({ length: size }, (_, k) => project(rows.map((row) => row[k]!)))
  return Array.from({ length: size }, (_, i) => columns.map((column) => column[i]!))
}
