/** What a reward model offers beyond plain comparisons: Plackett–Luce, margins, ensembles, calibration; known answers. */
import { describe, expect, it } from 'vitest'
import { backward } from '@/ml/autodiff/backward'
import { Graph } from '@/ml/autodiff/graph'
import { listwiseRankingLoss } from '@/ml/losses/listwise-ranking'
import { pairwiseRankingLoss } from '@/ml/losses/pairwise-ranking'
import { calibrationOf } from '@/ml/rl/calibration'
import { comparisonPairs, marginMatrix, marginOf, pairWeightMatrix } from '@/ml/rl/comparison-pairs'
import { combineScores, spreadOf } from '@/ml/rl/ensemble'
import { listwiseLoss, listwiseStages } from '@/ml/rl/listwise-loss'
import { bestOfKLoss, bradleyTerryLoss, plackettLuceLoss } from '@/ml/rl/preference-loss'
import { evaluate } from './evaluate'

const SCORES = [2, 1, 0.5, -1]

describe('Plackett–Luce', () => {
  it('of a ranking without ties is the published value, in any order of completions', () => {
    expect(listwiseLoss(SCORES, listwiseStages([1, 2, 3, 4], 'listwise', 4))).toBeCloseTo(1.2515521, 7)
    const shuffled = [0.5, 2, -1, 1]
    expect(listwiseLoss(shuffled, listwiseStages([3, 1, 4, 2], 'listwise', 4))).toBeCloseTo(1.2515521, 7)
    expect(plackettLuceLoss(SCORES)).toBeCloseTo(1.2515521, 7)
  })

  it('its first stage alone is best of K', () => {
    expect(listwiseLoss(SCORES, listwiseStages([1, 2, 3, 4], 'best', 4))).toBeCloseTo(
      bestOfKLoss(SCORES, 0),
      6,
    )
  })

  it('knows nothing at a zero head: ln K!', () => {
    expect(listwiseLoss([0, 0, 0, 0], listwiseStages([1, 2, 3, 4], 'listwise', 4))).toBeCloseTo(3.1780538, 6)
  })

  it('tied completions are each chosen among all that were left, and a last tier says nothing', () => {
    const loss = listwiseLoss([1, 0, 0], listwiseStages([1, 1, 2], 'listwise', 3))
    const among = Math.log(Math.E + 2)
    expect(loss).toBeCloseTo(among - 1 + among, 6)
    expect(listwiseLoss([3, 1], listwiseStages([1, 1], 'listwise', 2))).toBe(0)
  })

  it('as a graph equals the plain sum, with rankings of different size in one batch', async () => {
    const rankings = [
      { ranks: [2, 1, 2, 3], scores: [0.3, -1, 2, 0.4] },
      { ranks: [2, 1], scores: [1.5, -0.5, 0, 0] },
    ]
    const stages = rankings.map(({ ranks }) => listwiseStages(ranks, 'listwise', 4))
    const graph = new Graph({ dtype: 'float64' })
    const scores = graph.input('scores', 'float64', [2, 4])
    const loss = listwiseRankingLoss(
      scores,
      graph.constantOf(
        'float64',
        [2, 4],
        stages.flatMap(({ weights }) => [...weights]),
      ),
      graph.constantOf(
        'float64',
        [2, 4, 4],
        stages.flatMap(({ among }) => [...among]),
      ),
    )
    const [gradient] = backward(loss, [scores])
    const data = Float64Array.from(rankings.flatMap((ranking) => ranking.scores))
    const out = await evaluate(
      graph,
      { loss, gradient: gradient! },
      { scores: { dtype: 'float64', shape: [2, 4], data } },
    )
    const total = (values: ArrayLike<number>) =>
      rankings.reduce(
        (sum, _, n) => sum + listwiseLoss(Array.from(values).slice(4 * n, 4 * n + 4), stages[n]!),
        0,
      )
    expect(Number(out.loss!.data[0])).toBeCloseTo(total(data), 10)
    data.forEach((_, i) => {
      const moved = (by: number) => total(data.map((x, j) => (j === i ? x + by : x)))
      expect(Number(out.gradient!.data[i])).toBeCloseTo((moved(1e-6) - moved(-1e-6)) / 2e-6, 7)
    })
  })
})

describe('margins', () => {
  it('grow with the tiers between two completions, whole from first to last, none within a tier', () => {
    const pairs = comparisonPairs([1, 2, 4, 2], 'half')
    expect(pairs.map(({ first, second, strength }) => [first, second, strength])).toEqual([
      [0, 1, 1 / 3],
      [0, 2, 1],
      [0, 3, 1 / 3],
      [1, 2, 2 / 3],
      [1, 3, 0],
      [3, 2, 2 / 3],
    ])
  })

  it('in the graph give the published loss of a pair', async () => {
    const pairs = comparisonPairs([1, 2], 'half')
    const graph = new Graph({ dtype: 'float64' })
    const loss = pairwiseRankingLoss(
      graph.constantOf('float64', [1, 2], [1.2, 0.3]),
      graph.constantOf('float64', [1, 2, 2], [...pairWeightMatrix(pairs, 2)]),
      graph.constantOf(
        'float64',
        [1, 2, 2],
        [...marginMatrix(pairs, 2, { marginCoefficient: 1 / 3, degreeMargin: 0 })],
      ),
    )
    const out = await evaluate(graph, { loss })
    expect(Number(out.loss!.data[0])).toBeCloseTo(0.4494269, 6)
    expect(bradleyTerryLoss(0.9, 1, 1 / 3)).toBeCloseTo(0.4494269, 7)
  })

  it.each([
    [1, 0, 0.3411539],
    [2, 1 / 3, 0.4494269],
    [3, 2 / 3, 0.5832707],
    [4, 1, 0.7443967],
  ])('of degree %i is that of Llama 2, and goes before the margin by tiers', async (degree, margin, loss) => {
    const coefficients = { marginCoefficient: 5, degreeMargin: 1 }
    const pairs = comparisonPairs([2, 1], 'half', { degree })
    expect(marginOf(pairs[0]!, coefficients)).toBeCloseTo(margin, 12)
    const graph = new Graph({ dtype: 'float64' })
    const value = pairwiseRankingLoss(
      graph.constantOf('float64', [1, 2], [0.3, 1.2]),
      graph.constantOf('float64', [1, 2, 2], [...pairWeightMatrix(pairs, 2)]),
      graph.constantOf('float64', [1, 2, 2], [...marginMatrix(pairs, 2, coefficients)]),
    )
    const out = await evaluate(graph, { value })
    expect(Number(out.value!.data[0])).toBeCloseTo(loss, 6)
  })

  it('are those by tiers where no degree is stated, and where the degree is left unused', () => {
    const [silent] = comparisonPairs([1, 2], 'half')
    expect(marginOf(silent!, { marginCoefficient: 0, degreeMargin: 1 })).toBe(0)
    expect(marginOf(silent!, { marginCoefficient: 2, degreeMargin: 1 })).toBe(2)
    const [stated] = comparisonPairs([1, 2], 'half', { degree: 2 })
    expect(marginOf(stated!, { marginCoefficient: 2, degreeMargin: 0 })).toBe(2)
  })

  it('have no degree in a tie', () => {
    expect(comparisonPairs([1, 1], 'half', { degree: 4 })[0]).not.toHaveProperty('degree')
  })
})

describe('an ensemble of heads', () => {
  it('scores by the mean, the least, or the mean less a share of the deviation', () => {
    const scores = [1, 2, 3]
    const how = (rule: 'mean' | 'min' | 'lower bound') =>
      combineScores(scores, { heads: 3, rule, penalty: 0.5 })
    expect(how('mean')).toBe(2)
    expect(how('min')).toBe(1)
    expect(spreadOf(scores)).toBeCloseTo(Math.sqrt(2 / 3), 12)
    expect(how('lower bound')).toBeCloseTo(2 - 0.5 * Math.sqrt(2 / 3), 12)
    expect(combineScores([4], { heads: 1, rule: 'min', penalty: 1 })).toBe(4)
  })
})

describe('calibration', () => {
  const certainty = (confidence: number) => Math.log(confidence / (1 - confidence))

  it('is perfect where people agree as often as the model says', () => {
    const sure = certainty(0.75)
    const { error, bins } = calibrationOf([sure, sure, sure, -sure])
    expect(error).toBeCloseTo(0, 12)
    expect(bins[2]).toMatchObject({ count: 4, agreement: 0.75 })
    expect(bins[2]!.confidence).toBeCloseTo(0.75, 12)
  })

  it('is off by the difference where it is too sure', () => {
    const sure = certainty(0.95)
    expect(calibrationOf([sure, -sure]).error).toBeCloseTo(0.45, 12)
  })

  it('scores guessing with ln 2, and stays finite far out', () => {
    expect(calibrationOf([0, 0]).logLoss).toBeCloseTo(Math.LN2, 12)
    expect(calibrationOf([-2000]).logLoss).toBe(2000)
    expect(calibrationOf([]).error).toBe(0)
  })
})
