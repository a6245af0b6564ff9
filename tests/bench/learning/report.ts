/** The proofs in words and in one figure, made from the results of all seeds. */

import { within } from '../support/over-seeds'
import { ALGORITHMS, type Algorithm, TITLES } from './algorithms'
import { BEST_OF_POOL, type BestOfPoint, type Measures, SAMPLES_PER_PROMPT } from './measure'

export interface SeedResult {
  seed: number
  commit: string
  rewardAccuracy: number
  sft: Measures
  bestOf: BestOfPoint[]
  algorithms: Partial<
    Record<
      Algorithm,
      Measures & {
        curve: { step: number; kl: number; score: number }[]
        config: Record<string, unknown>
        stopped: string | null
        seconds: number
      }
    >
  >
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`

export function reportMarkdown(results: readonly SeedResult[]): string {
  const seeds = results.map(({ seed }) => seed)
  const rows = [
    row(
      'sft',
      results.map(({ sft }) => sft),
    ),
    ...ALGORITHMS.flatMap((name) => {
      const of = results.flatMap(({ algorithms }) => algorithms[name] ?? [])
      return of.length === 0 ? [] : [row(name, of)]
    }),
  ]
  const bestOf = results[0]!.bestOf.map(({ n, klBound }, i) => {
    const at = (key: 'gold' | 'score') => results.map((result) => result.bestOf[i]![key])
    return `| ${n} | ${within(at('gold'), 3)} | ${within(at('score'), 2)} | ${klBound.toFixed(2)} |`
  })
  const perSeed = results.flatMap(({ seed, algorithms }) =>
    ALGORITHMS.flatMap((name) => {
      const of = algorithms[name]
      if (!of?.winRate) return []
      const { rate, low, high } = of.winRate
      const end = of.stopped ?? 'ran all its steps'
      return [
        `| ${TITLES[name]} | ${seed} | ${percent(rate)} [${percent(low)}, ${percent(high)}] | ${of.gold.toFixed(3)} | ${of.klToSft.toFixed(2)} | ${end} |`,
      ]
    }),
  )
  return `# Every algorithm against SFT

Written by \`npm run bench:learning\`. ${results.length} seeds (${seeds.join(', ')}), commit ${[...new Set(results.map(({ commit }) => commit))].join(', ')}.

One round of the demo's recipe for each seed: SFT of the starter on its demonstrations, 460 rankings of 4 samples by simulated annotators, one reward model (held-out accuracy ${within(
    results.map(({ rewardAccuracy }) => rewardAccuracy),
    1,
    100,
  )} %), then each algorithm from the same SFT model with the product's defaults. Measured on 100 test prompts × ${SAMPLES_PER_PROMPT} samples at temperature 1; gold is seen by no training. ± is the 95 % interval over seeds (Student's t).

| | gold | win rate against SFT, % | score | KL to SFT | distinct-2 | tokens |
|---|---:|---:|---:|---:|---:|---:|
${rows.join('\n')}

![Score and gold against the square root of KL](frontier.svg)

## Best of n by the reward model, no training

From ${BEST_OF_POOL} SFT samples of each test prompt, by the unbiased estimator; KL is the bound log n − (n − 1)/n.

| n | gold | score | KL at most |
|---:|---:|---:|---:|
${bestOf.join('\n')}

## Each seed

Intervals clustered by prompt.

| | seed | win rate against SFT | gold | KL | |
|---|---:|---:|---:|---:|---|
${perSeed.join('\n')}

Settings as they ran, and curves by step, are in \`seed-*.json\`.
`
}

function row(name: Algorithm | 'sft', of: readonly Measures[]): string {
  const all = (key: 'gold' | 'score' | 'klToSft' | 'distinct2' | 'tokens') =>
    of.map((measures) => measures[key])
  const wins = of.flatMap(({ winRate }) => winRate?.rate ?? [])
  return `| ${TITLES[name]} | ${[
    within(all('gold'), 3),
    wins.length ? within(wins, 1, 100) : '50',
    within(all('score'), 2),
    within(all('klToSft'), 2),
    within(all('distinct2'), 3),
    within(all('tokens'), 1),
  ].join(' | ')} |`
}
