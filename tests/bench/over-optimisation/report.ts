/** The over-optimisation experiment in words: where gold turns over, and what moves it. */
import { mean } from '@/server/statistics/mean'
import { within } from '../support/over-seeds'
import {
  type ExperimentResult,
  POOL,
  POOL_PROMPTS,
  PPO_STEPS,
  type PpoResult,
  PRACTICE_PROMPTS,
  type ProxyResult,
} from './experiment'

/** The proxies with the same size, data and heads, one for each seed. */
const likeIn = (results: readonly ExperimentResult[], { size, pairs, heads }: ProxyResult) =>
  results.map(
    ({ proxies }) =>
      proxies.find((proxy) => proxy.size === size && proxy.pairs === pairs && proxy.heads === heads)!,
  )

const ppoLikeIn = (results: readonly ExperimentResult[], { heads, klCoefficient }: PpoResult) =>
  results.map(({ ppo }) => ppo.find((run) => run.heads === heads && run.klCoefficient === klCoefficient)!)

/**
 * Least squares of gold gained on R(d) = d (α − β d), d = √KL (Gao et al. 2022, eq. 1), over the best-of-n points.
 * The turn-over is at d* = α / 2β; infinite where the fit never turns.
 */
export function fitBestOf(points: readonly { kl: number; gold: number }[]) {
  const start = points[0]!.gold
  // Normal equations of the two regressors d and −d².
  let [dd, dq, qq, dy, qy] = [0, 0, 0, 0, 0]
  for (const { kl, gold } of points) {
    const d = Math.sqrt(kl)
    const q = -kl
    const y = gold - start
    dd += d * d
    dq += d * q
    qq += q * q
    dy += d * y
    qy += q * y
  }
  const determinant = dd * qq - dq * dq
  const alpha = (dy * qq - qy * dq) / determinant
  const beta = (qy * dd - dy * dq) / determinant
  return { alpha, beta, turnOver: beta > 0 ? alpha / (2 * beta) : Number.POSITIVE_INFINITY }
}

/** The n with the most gold on the mean curve over seeds. */
function peakOf(of: readonly ProxyResult[]): { n: number; gold: number } {
  const curve = of[0]!.bestOf.map(({ n }, i) => ({
    n,
    gold: mean(of.map(({ bestOf }) => bestOf[i]!.gold - bestOf[0]!.gold)),
  }))
  return curve.reduce((best, point) => (point.gold > best.gold ? point : best))
}

/** √KL where this proxy's gold is highest. */
function peakDistance({ bestOf }: ProxyResult): number {
  return Math.sqrt(bestOf.reduce((best, point) => (point.gold > best.gold ? point : best)).kl)
}

const goldAtEnd = ({ bestOf }: ProxyResult): number => bestOf[bestOf.length - 1]!.gold

export function overOptimisationMarkdown(results: readonly ExperimentResult[]): string {
  const bestOf = results[0]!.proxies.map((proxy) => {
    const of = likeIn(results, proxy)
    const last = proxy.bestOf.length - 1
    const gained = (key: 'gold' | 'proxy') => of.map((one) => one.bestOf[last]![key] - one.bestOf[0]![key])
    const peak = peakOf(of)
    const turnOvers = of.map((one) => fitBestOf(one.bestOf).turnOver)
    return `| ${proxy.size}, ${proxy.parameters.toLocaleString('en')} weights${proxy.heads > 1 ? `, ${proxy.heads} heads, least` : ''} | ${proxy.pairs} | ${within(
      of.map(({ accuracy }) => accuracy),
      1,
      100,
    )} | ${within(gained('proxy'), 2)} | ${peak.n} | ${peak.gold.toFixed(2)} | ${within(gained('gold'), 2)} | ${turnOvers.every(Number.isFinite) ? within(turnOvers, 2) : 'none in range'} |`
  })
  const ensembles = results[0]!.proxies.filter(({ heads }) => heads > 1)
  /** By amount of data, then by seed: what a measure gains when the least of several heads stands in for one. */
  const gainedBy = (measure: (proxy: ProxyResult) => number) =>
    ensembles.map((ensemble) => {
      const single = likeIn(results, { ...ensemble, heads: 1 }).map(measure)
      const several = likeIn(results, ensemble).map(measure)
      return { pairs: ensemble.pairs, by: several.map((value, seed) => value - single[seed]!) }
    })
  const overAmounts = (amounts: ReturnType<typeof gainedBy>) =>
    within(
      amounts[0]!.by.map((_, seed) => mean(amounts.map(({ by }) => by[seed]!))),
      2,
    )
  const turning = gainedBy(({ bestOf: points }) => fitBestOf(points).turnOver).filter(({ by }) =>
    by.every(Number.isFinite),
  )
  const ppo = results[0]!.ppo.map((run) => {
    const of = ppoLikeIn(results, run)
    const gains = of.map(({ curve }) => {
      const best = curve.reduce((high, point) => (point.gold > high.gold ? point : high))
      const end = curve[curve.length - 1]!
      return {
        peak: best.gold - curve[0]!.gold,
        peakKl: best.kl,
        end: end.gold - curve[0]!.gold,
        proxy: end.proxy - curve[0]!.proxy,
        kl: end.kl,
      }
    })
    const all = (key: keyof (typeof gains)[number]) => gains.map((gain) => gain[key])
    return `| ${run.heads > 1 ? `${run.heads} heads, least` : 'one head'} | ${run.klCoefficient} | ${within(all('proxy'), 2)} | ${within(all('kl'), 1)} | ${within(all('peak'), 2)} | ${within(all('peakKl'), 1)} | ${within(all('end'), 2)} |`
  })
  return `# Over-optimisation

Written by \`npm run bench:over-optimisation\`. ${results.length} seeds (${results.map(({ seed }) => seed).join(', ')}), commit ${[...new Set(results.map(({ commit }) => commit))].join(', ')}.

After Gao, Schulman and Hilton 2022, in a world of letters whose gold is known: 24-letter strings, gold = 1.5 · a·x − 0.3 · |x|² of the letter counts x in standard deviations. Comparisons follow gold with probability σ(2 · difference), and a quarter of them are then turned round. Proxies are transformers with a scalar head, trained from fresh weights; their scores are in standard deviations over plain samples. ± is the 95 % interval over seeds (Student's t); gains are over plain sampling.

![Gold and proxy against the square root of KL](frontier.svg)

## Best of n, n = 1 … 1024

${results[0]!.proxies.length} proxies for each seed, ${POOL} samples of each of ${POOL_PROMPTS} prompts, unbiased estimator. The proxy's own score never stops rising; the turn-over d* is that of R(d) = d (α − β d), d = √KL.

| proxy | pairs | accuracy, % | proxy gained, n = 1024 | gold peaks at n | gold gained there | gold gained, n = 1024 | d* |
|---|---:|---:|---:|---:|---:|---:|---:|
${bestOf.join('\n')}

The least of ${ensembles[0]!.heads} heads instead of one moves the turn-over d* of the middle proxy outward by ${turning
    .map(({ pairs, by }) => `${within(by, 2)} (${pairs} pairs)`)
    .join(
      ', ',
    )}, by ${overAmounts(turning)} on average; each seed is its own comparison, and amounts are left out where the fit of some seed never turns. Without a fit and with all amounts, gold is highest ${overAmounts(gainedBy(peakDistance))} √nats further out, and at n = 1024 the ensemble keeps ${overAmounts(gainedBy(goldAtEnd))} more gold.

## PPO against the middle proxy of 200 pairs

${PPO_STEPS} steps, answers to ${PRACTICE_PROMPTS} prompts measured every second step.

| proxy | KL coefficient | proxy gained | KL at the end | gold gained at its peak | KL there | gold gained at the end |
|---|---:|---:|---:|---:|---:|---:|
${ppo.join('\n')}
`
}
