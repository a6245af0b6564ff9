/** The maths over rankings against published numbers and against properties that must hold for any ranking. */
import { describe, expect, it } from 'vitest'
import { createRng } from '@/ml/tensor/rng'
import { agreementWithOthers, kendallTauB, pairwiseAgreement } from '@/server/statistics/agreement'
import { fitBradleyTerry, forecastMeeting } from '@/server/statistics/bradley-terry'
import { deriveComparisons } from '@/server/statistics/derive-comparisons'
import { estimateStars } from '@/server/statistics/estimate-stars'
import { simpleStars } from '@/server/statistics/simple-stars'
import { wilsonInterval, winRate } from '@/server/statistics/win-rate'

/** "A>B=C>D" → ranked items in alphabetical display order. */
function ranking(text: string) {
  return text
    .split('>')
    .flatMap((tier, index) =>
      tier.split('=').map((completionId) => ({ completionId: completionId.trim(), rank: index + 1 })),
    )
    .sort((a, b) => a.completionId.localeCompare(b.completionId))
}

const noTies = (items: number) => Array.from({ length: items }, () => new Array<number>(items).fill(0))

describe('deriveComparisons', () => {
  it('keeps all C(K,2) pairs, winners first, with their rank distance', () => {
    const pairs = deriveComparisons(ranking('B>A>D>C'))
    expect(pairs).toHaveLength(6)
    expect(pairs).toContainEqual({ chosenId: 'B', rejectedId: 'C', isTie: false, strength: 3 })
    expect(pairs.every(({ strength }) => strength > 0)).toBe(true)
  })

  it('keeps a tie as a tie, in display order', () => {
    const items = [
      { completionId: 'D', rank: 2 },
      { completionId: 'B', rank: 1 },
      { completionId: 'A', rank: 2 },
    ]
    expect(deriveComparisons(items)).toEqual([
      { chosenId: 'B', rejectedId: 'D', isTie: false, strength: 1 },
      { chosenId: 'D', rejectedId: 'A', isTie: true, strength: 0 },
      { chosenId: 'B', rejectedId: 'A', isTie: false, strength: 1 },
    ])
  })
})

describe('fitBradleyTerry against published fits', () => {
  it('reproduces the statistics journals (Agresti 2002, p. 448)', () => {
    // Biometrika, Communications in Statistics, JASA, JRSS-B; rows are cited, i.e. win.
    const wins = [
      [0, 730, 498, 221],
      [33, 0, 68, 17],
      [320, 813, 0, 142],
      [284, 276, 325, 0],
    ]
    const fit = fitBradleyTerry({ wins, ties: noTies(4) })
    const contrast = contrastsToFirst(fit, 4)
    const published = [
      [-2.94907, 0.10255],
      [-0.47957, 0.06059],
      [0.26895, 0.07083],
    ]
    published.forEach(([estimate, error], i) => {
      expect(contrast[i]!.estimate).toBeCloseTo(estimate!, 4)
      expect(contrast[i]!.error).toBeCloseTo(error!, 4)
    })
    expect(fit.logTie).toBeNull()
    // The deviance is twice what a free probability for every pair would gain.
    let saturated = 0
    wins.forEach((row, i) => {
      row.forEach((count, j) => {
        if (count > 0) saturated += count * Math.log(count / (count + wins[j]![i]!))
      })
    })
    expect(2 * (saturated - fit.logLikelihood)).toBeCloseTo(4.293384, 5)
  })

  it('reproduces the 1987 baseball season (Agresti 2002, p. 438)', () => {
    // Baltimore, Boston, Cleveland, Detroit, Milwaukee, New York, Toronto.
    const wins = [
      [0, 1, 7, 4, 2, 3, 1],
      [12, 0, 7, 2, 6, 7, 6],
      [6, 6, 0, 4, 4, 6, 5],
      [9, 11, 9, 0, 6, 5, 7],
      [11, 7, 9, 7, 0, 7, 9],
      [10, 6, 7, 8, 6, 0, 6],
      [12, 7, 8, 6, 4, 7, 0],
    ]
    const contrast = contrastsToFirst(fitBradleyTerry({ wins, ties: noTies(7) }), 7)
    const published = [1.1077, 0.6839, 1.4364, 1.5814, 1.2476, 1.2945]
    published.forEach((estimate, i) => {
      expect(contrast[i]!.estimate).toBeCloseTo(estimate, 3)
      expect(contrast[i]!.error).toBeGreaterThan(0.325)
      expect(contrast[i]!.error).toBeLessThan(0.345)
    })
  })

  it('reproduces the chocolate puddings with ties (Davidson 1970)', () => {
    // i, j, wins of i, wins of j, ties.
    const meetings = [
      [1, 2, 19, 22, 16],
      [1, 3, 16, 19, 12],
      [2, 3, 19, 19, 10],
      [1, 4, 18, 23, 13],
      [2, 4, 23, 19, 9],
      [3, 4, 19, 20, 15],
      [1, 5, 13, 19, 18],
      [2, 5, 16, 20, 12],
      [3, 5, 16, 15, 17],
      [4, 5, 17, 14, 16],
      [1, 6, 18, 21, 12],
      [2, 6, 22, 20, 12],
      [3, 6, 13, 18, 10],
      [4, 6, 14, 19, 18],
      [5, 6, 11, 21, 12],
    ]
    const outcomes = { wins: noTies(6), ties: noTies(6) }
    for (const [i, j, winsI, winsJ, ties] of meetings) {
      outcomes.wins[i! - 1]![j! - 1] = winsI!
      outcomes.wins[j! - 1]![i! - 1] = winsJ!
      outcomes.ties[i! - 1]![j! - 1] = ties!
    }
    const fit = fitBradleyTerry(outcomes)
    const contrast = contrastsToFirst(fit, 6)
    const published = [
      [0.2202, 0.1872],
      [0.153, 0.1935],
      [0.1753, 0.1882],
      [0.1339, 0.1927],
      [0.3771, 0.1924],
    ]
    published.forEach(([estimate, error], i) => {
      expect(contrast[i]!.estimate).toBeCloseTo(estimate!, 3)
      expect(contrast[i]!.error).toBeCloseTo(error!, 3)
    })
    expect(fit.logTie).toBeCloseTo(-0.2919, 3)
    expect(fit.logLikelihood).toBeCloseTo(-809.7095, 2)
  })

  it('reproduces the four-meeting example', () => {
    const wins = [
      [0, 1, 0],
      [1, 0, 1],
      [1, 0, 0],
    ]
    const fit = fitBradleyTerry({ wins, ties: noTies(3) })
    const contrast = contrastsToFirst(fit, 3)
    expect(contrast[0]!.estimate).toBeCloseTo(0.8392, 3)
    expect(contrast[1]!.estimate).toBeCloseTo(0.4196, 3)
    expect(contrast[0]!.error).toBeCloseTo(1.3596, 3)
    expect(contrast[1]!.error).toBeCloseTo(1.5973, 3)
    expect(-2 * fit.logLikelihood).toBeCloseTo(5.1356, 3)
  })

  it('says that there is no maximum when somebody has only won', () => {
    const wins = [
      [0, 3],
      [0, 0],
    ]
    expect(() => fitBradleyTerry({ wins, ties: noTies(2) })).toThrow(/only won or only lost/)
  })

  it.each([1, 1e3, 1e5, 1e7, 1e10])(
    'finds the same maximum when everything was compared %d times as often',
    (times) => {
      const once = [
        [0, 1, 0],
        [1, 0, 1],
        [1, 0, 0],
      ]
      const fit = fitBradleyTerry({
        wins: once.map((row) => row.map((count) => count * times)),
        ties: noTies(3),
      })
      const contrast = contrastsToFirst(fit, 3)
      expect(contrast[0]!.estimate).toBeCloseTo(0.8392, 3)
      expect(contrast[1]!.estimate).toBeCloseTo(0.4196, 3)
      expect(contrast[0]!.error * Math.sqrt(times)).toBeCloseTo(1.3596, 3)
    },
  )

  it('finds a maximum whenever there is a prior, however many comparisons and however one-sided', () => {
    const rng = createRng(7)
    const prior = { abilitySd: 1.5, logTieMean: -1, logTieSd: 1 }
    const half = 11_816
    const level = [
      [0, half],
      [half, 0],
    ]
    expect(fitBradleyTerry({ wins: level, ties: noTies(2) }, prior).abilities[0]).toBeCloseTo(0, 10)
    for (const total of [10, 1e4, 1e6, 1e9])
      for (const items of [2, 5, 12])
        for (const spread of [0, 2, 12]) {
          const worth = Array.from({ length: items }, () => (rng.uniform() - 0.5) * 2 * spread)
          const outcomes = { wins: noTies(items), ties: noTies(items) }
          for (let i = 0; i < items; i++)
            for (let j = i + 1; j < items; j++) {
              const { winI, winJ, tie } = forecastMeeting(worth[i]!, worth[j]!, -1)
              const meetings = rng.uniform() < 0.3 ? 0 : total / items
              outcomes.wins[i]![j] = Math.round(meetings * winI)
              outcomes.wins[j]![i] = Math.round(meetings * winJ)
              outcomes.ties[i]![j] = Math.round(meetings * tie)
            }
          const fit = fitBradleyTerry(outcomes, prior)
          expect([...fit.abilities, ...fit.covariance.flat()].every(Number.isFinite)).toBe(true)
          // With many comparisons the prior hardly counts, and what made the data comes back.
          if (total === 1e9 && items === 2 && outcomes.wins[0]![1]! * outcomes.wins[1]![0]! > 0)
            expect(fit.abilities[0]! - fit.abilities[1]!).toBeCloseTo(worth[0]! - worth[1]!, 2)
        }
  })

  it('says that there is no maximum without a prior when every meeting was a tie', () => {
    const ties = [
      [0, 3],
      [0, 0],
    ]
    expect(() => fitBradleyTerry({ wins: noTies(2), ties })).toThrow(/Give a prior/)
  })

  it('has a maximum without a prior exactly when a weak prior leaves nothing open', () => {
    const rng = createRng(7)
    const seen = { maximum: 0, none: 0 }
    for (let sample = 0; sample < 300; sample++) {
      const items = 2 + Math.floor(rng.uniform() * 3)
      const counts = (share: number) =>
        Array.from({ length: items }, () =>
          Array.from({ length: items }, () =>
            rng.uniform() < share ? 1 + Math.floor(rng.uniform() * 2) : 0,
          ),
        )
      const wins = counts(0.4).map((row, i) => row.map((count, j) => (i === j ? 0 : count)))
      const ties = counts(0.4).map((row, i) => row.map((count, j) => (i < j ? count : 0)))
      // Without a tie the prior would have a tie parameter that the likelihood has not.
      if (!ties.flat().some((count) => count > 0)) continue
      // What the data leave open is as uncertain as the prior.
      const { covariance } = fitBradleyTerry({ wins, ties }, { abilitySd: 1e4, logTieMean: 0, logTieSd: 1e4 })
      const isBounded = covariance.every((row, k) => Math.sqrt(row[k]!) < 100)
      const withoutPrior = () => fitBradleyTerry({ wins, ties })
      if (isBounded)
        expect(withoutPrior().abilities.every(Number.isFinite), JSON.stringify({ wins, ties })).toBe(true)
      else expect(withoutPrior, JSON.stringify({ wins, ties })).toThrow(/Give a prior/)
      seen[isBounded ? 'maximum' : 'none']++
    }
    expect(Math.min(seen.maximum, seen.none)).toBeGreaterThan(50)
  })

  it('forecasts probabilities that sum to one', () => {
    const { winI, winJ, tie } = forecastMeeting(1.2, -0.4, -0.3)
    expect(winI + winJ + tie).toBeCloseTo(1, 12)
    expect(tie / Math.sqrt(winI * winJ)).toBeCloseTo(Math.exp(-0.3), 10)
  })
})

describe('estimateStars', () => {
  it('orders one ranking as the annotator did, inside 0–5, averaging 2.5', () => {
    const rows = estimateStars([ranking('B>A>D>C')])
    const byId = new Map(rows.map((row) => [row.completionId, row]))
    const stars = ['B', 'A', 'D', 'C'].map((id) => byId.get(id)!.stars)
    expect(stars).toEqual([...stars].sort((a, b) => b - a))
    expect(stars[0]).toBeLessThan(5)
    expect(stars[3]).toBeGreaterThan(0)
    expect(stars.reduce((sum, value) => sum + value, 0) / 4).toBeCloseTo(2.5, 9)
    expect(rows.every(({ isDetermined, standardError }) => isDetermined && standardError > 0)).toBe(true)
  })

  it('gives tied completions the same stars', () => {
    const rows = estimateStars([ranking('B>A=D>C')])
    const stars = Object.fromEntries(rows.map((row) => [row.completionId, row.stars]))
    expect(stars.A).toBeCloseTo(stars.D!, 9)
    expect(stars.B).toBeGreaterThan(stars.A!)
  })

  it('grows surer and further apart as more people agree', () => {
    const one = estimateStars([ranking('A>B>C>D')])
    const five = estimateStars(Array.from({ length: 5 }, () => ranking('A>B>C>D')))
    expect(five[0]!.stars).toBeGreaterThan(one[0]!.stars)
    expect(five[0]!.standardError).toBeLessThan(one[0]!.standardError)
  })

  it('has the binomial standard error when two completions met often', () => {
    const meetings = [...Array(300).fill('A>B'), ...Array(100).fill('B>A')].map(ranking)
    const [a] = estimateStars(meetings)
    expect(a!.stars).toBeCloseTo(5 * 0.75, 1)
    expect(a!.standardError).toBeCloseTo(5 * Math.sqrt((0.75 * 0.25) / 400), 2)
  })

  it('reports opposed rankings as undetermined, in either order, with equal stars', () => {
    for (const pair of [
      ['A>B', 'B>A'],
      ['B>A', 'A>B'],
    ]) {
      const rows = estimateStars(pair.map(ranking))
      expect(rows.map(({ isDetermined }) => isDetermined)).toEqual([false, false])
      expect(rows[0]!.stars).toBeCloseTo(rows[1]!.stars, 9)
    }
  })

  it('reports a perfect cycle as undetermined and what stands outside it as determined', () => {
    const rows = estimateStars(['A>B>C>D', 'B>C>A>D', 'C>A>B>D'].map(ranking))
    expect(rows.map(({ isDetermined }) => isDetermined)).toEqual([false, false, false, true])
    expect(rows[0]!.stars).toBeCloseTo(rows[1]!.stars, 6)
  })

  it('takes a unanimous tie as a judgement', () => {
    const rows = estimateStars([ranking('A=B'), ranking('A=B')])
    expect(rows.every(({ isDetermined }) => isDetermined)).toBe(true)
    expect(rows[0]!.stars).toBeCloseTo(2.5, 9)
  })

  it('does not depend on the order of the rankings or of the completions', () => {
    const texts = ['A>B=C>D', 'B>A>D>C', 'A>D>C>B']
    const forwards = estimateStars(texts.map(ranking))
    const backwards = estimateStars([...texts].reverse().map((text) => [...ranking(text)].reverse()))
    for (const row of forwards) {
      const twin = backwards.find(({ completionId }) => completionId === row.completionId)!
      expect(twin.stars).toBeCloseTo(row.stars, 8)
      expect(twin.standardError).toBeCloseTo(row.standardError, 8)
    }
  })

  it('refuses rankings of different completions', () => {
    expect(() => estimateStars([ranking('A>B'), ranking('A>C')])).toThrow(/different completions/)
  })
})

describe('simpleStars', () => {
  it('gives the first place five, the last none, linear between', () => {
    expect([...simpleStars(ranking('A>B>C>D>E>F')).values()]).toEqual([5, 4, 3, 2, 1, 0])
  })

  it('lets ties share the mean of their places', () => {
    const stars = simpleStars(ranking('A=B>C>D>E>F'))
    expect(stars.get('A')).toBe(4.5)
    expect(stars.get('B')).toBe(4.5)
    expect([...simpleStars(ranking('A=B=C')).values()]).toEqual([2.5, 2.5, 2.5])
  })
})

describe('winRate', () => {
  const votes = (wins: number, losses: number, ties = 0) => [
    ...Array.from({ length: wins }, () => 1 as const),
    ...Array.from({ length: losses }, () => 0 as const),
    ...Array.from({ length: ties }, () => 0.5 as const),
  ]

  it('is null under five votes', () => {
    expect(winRate(votes(4, 0).map((result, i) => ({ promptId: String(i), result })))).toBeNull()
  })

  it('is Wilson with one vote a prompt, ties half', () => {
    const rate = winRate(votes(60, 20, 20).map((result, i) => ({ promptId: String(i), result })))!
    expect(rate.rate).toBe(0.7)
    expect(rate.n).toBe(100)
    // Wilson 1927 for 70 of 100.
    expect(rate.low).toBeCloseTo(0.6042, 4)
    expect(rate.high).toBeCloseTo(0.7811, 4)
  })

  it('never reaches past 0 or 1, and is not certain when everything was won', () => {
    const { low, high } = wilsonInterval(1, 10)
    expect(high).toBeCloseTo(1, 12)
    expect(low).toBeCloseTo(0.7225, 4)
  })

  it('does not count ten equal votes on one prompt as ten', () => {
    const repeated = Array.from({ length: 10 }, (_, i) => ({
      promptId: String(i % 2),
      result: (i % 2) as 0 | 1,
    }))
    const separate = repeated.map(({ result }, i) => ({ promptId: String(i), result }))
    const width = (outcomes: typeof repeated) => winRate(outcomes)!.high - winRate(outcomes)!.low
    expect(width(repeated)).toBeGreaterThan(width(separate) * 1.4)
  })
})

describe('agreement', () => {
  it('is 1 for the same ranking, 0 for the opposite, half for a tie against a preference', () => {
    expect(pairwiseAgreement([[ranking('A>B>C'), ranking('A>B>C')]])).toEqual({ share: 1, pairs: 3 })
    expect(pairwiseAgreement([[ranking('A>B>C'), ranking('C>B>A')]])).toEqual({ share: 0, pairs: 3 })
    expect(pairwiseAgreement([[ranking('A=B'), ranking('A>B')]])).toEqual({ share: 0.5, pairs: 1 })
    expect(pairwiseAgreement([[ranking('A>B')]])).toBeNull()
  })

  it('of one person is over pairs of them and somebody else, not of the others among themselves', () => {
    const tasks = [
      { mine: ranking('A>B>C'), others: [ranking('A>B>C'), ranking('C>B>A')] },
      { mine: ranking('A>B'), others: [] },
    ]
    expect(agreementWithOthers(tasks)).toEqual({ share: 0.5, tau: 0, tasks: 1 })
    expect(agreementWithOthers(tasks.slice(1))).toBeNull()
    expect(agreementWithOthers([{ mine: ranking('A>B'), others: [ranking('A=B')] }])).toEqual({
      share: 0.5,
      tau: null,
      tasks: 1,
    })
  })

  it('has the known τ-b', () => {
    expect(kendallTauB(ranking('A>B>C>D'), ranking('A>B>C>D'))).toBe(1)
    expect(kendallTauB(ranking('A>B>C>D'), ranking('D>C>B>A'))).toBe(-1)
    // 5 concordant, 1 discordant of 6.
    expect(kendallTauB(ranking('A>B>C>D'), ranking('B>A>C>D'))).toBeCloseTo(4 / 6, 12)
    // One pair tied in the first: 5 / √(5·6).
    expect(kendallTauB(ranking('A=B>C>D'), ranking('A>B>C>D'))).toBeCloseTo(5 / Math.sqrt(30), 12)
    expect(kendallTauB(ranking('A=B'), ranking('A>B'))).toBeNull()
  })
})

/** Estimates and errors of every item minus the first, as published tables give them. */
function contrastsToFirst(fit: { abilities: number[]; covariance: number[][] }, items: number) {
  return Array.from({ length: items - 1 }, (_, k) => {
    const i = k + 1
    const { abilities, covariance } = fit
    return {
      estimate: abilities[i]! - abilities[0]!,
      error: Math.sqrt(covariance[i]![i]! + covariance[0]![0]! - 2 * covariance[i]![0]!),
    }
  })
}
