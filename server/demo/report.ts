/** The demo's result: one JSON file, one table of the same numbers. */
import type { WinRate } from '../statistics/win-rate'

export interface VersionMeasures {
  gold: number
  /** Mean score by the last reward model. */
  score: number
  /** Nats per answer. */
  klToSft: number
  distinct1: number
  distinct2: number
}

export interface DemoResult {
  seed: number
  rounds: number
  rankings: number
  testPrompts: number
  samplesPerPrompt: number
  temperature: number
  versions: Record<'base' | 'sft' | 'policy', VersionMeasures>
  /** Policy against SFT by gold, ties half. */
  policyWinRate: WinRate
  goldGain: number
  /** The same measure for what no training can beat: always gold 1, and the best of four SFT answers by gold. */
  ceilings: { perfect: WinRate; bestOfFour: WinRate; bestOfFourGold: number }
  rewardModel: { accuracyOnHeldOutPrompts: number | null }
  /** How often the simulated annotators order a pair as gold does. */
  annotatorAgreement: number
  seconds: Record<string, number>
  /** One point per policy step: KL to SFT (nats per answer) and mean score on training prompts. */
  trajectory: { step: number; kl: number; score: number }[]
}

const number = (value: number, digits = 3) => value.toFixed(digits)
const share = ({ rate, low, high }: WinRate) => `${percent(rate)} [${percent(low)}, ${percent(high)}]`
const percent = (value: number) => `${(100 * value).toFixed(1)} %`

/** Plain text, aligned. */
export function formatResult(result: DemoResult): string {
  const { versions, ceilings } = result
  const rows = [
    ['', 'gold', 'score', 'KL to SFT', 'distinct-1', 'distinct-2'],
    ...(['base', 'sft', 'policy'] as const).map((name) => {
      const of = versions[name]
      return [
        name,
        number(of.gold),
        number(of.score, 2),
        number(of.klToSft, 2),
        number(of.distinct1),
        number(of.distinct2),
      ]
    }),
  ]
  const facts = [
    ['policy against SFT, by gold', share(result.policyWinRate)],
    ['gold gained', number(result.goldGain)],
    ['ceiling: a perfect policy', share(ceilings.perfect)],
    ['ceiling: best of 4 by gold', `${share(ceilings.bestOfFour)}, gold ${number(ceilings.bestOfFourGold)}`],
    [
      'reward model, held-out prompts',
      result.rewardModel.accuracyOnHeldOutPrompts === null
        ? 'no held-out rankings'
        : `${percent(result.rewardModel.accuracyOnHeldOutPrompts)} of pairs`,
    ],
    ['annotators agree with gold', `${percent(result.annotatorAgreement)} of pairs`],
    [
      'measured on',
      `${result.testPrompts} test prompts × ${result.samplesPerPrompt} answers, temperature ${result.temperature}`,
    ],
    [
      'seconds',
      Object.entries(result.seconds)
        .map(([phase, seconds]) => `${phase} ${seconds.toFixed(0)}`)
        .join(', '),
    ],
  ]
  return [...align(rows), '', ...align(facts)].join('\n')
}

/** First column to the left, the others too when there are two columns, else to the right. */
function align(rows: string[][]): string[] {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)))
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 || row.length === 2 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]),
      )
      .join('  ')
      .trimEnd(),
  )
}
