/** What an evaluation found, in sentences and rows. Pure. */
import { formatMetric, formatShare, plural } from '@/app/_components/format'
import type { ModelKindName } from '@/app/_components/ui/model-chip'
import { modelName } from '@/app/_components/ui/model-chip'
import type { EvaluationResults, Measures } from '@/server/schemas/evaluation'

interface Named {
  kind: ModelKindName
  version: number
}

export interface Verdict {
  tone: 'success' | 'danger' | 'info'
  title: string
  sentence: string
}

export function verdictWords(results: EvaluationResults, opponent: Named | null): Verdict {
  if (!opponent || !results.opponent) {
    return {
      tone: 'info',
      title: 'Nothing to compare with.',
      sentence: 'It came from no other version, and no other one is promoted.',
    }
  }
  const { kind, by } = results.verdict
  const name = modelName(opponent.kind, opponent.version)
  const against = `${name}, ${results.isOpponentPromoted ? 'the promoted version' : 'which it started from'}`
  const title = {
    better: `Better than ${against}.`,
    worse: `Worse than ${against}.`,
    unclear: `Not enough evidence against ${against}.`,
  }[kind]
  const tone = ({ better: 'success', worse: 'danger', unclear: 'info' } as const)[kind]
  const difference = by && results.differences[by]
  if (!difference) {
    return {
      tone,
      title,
      sentence: 'There is no reward model and no gold for these prompts: people have to judge.',
    }
  }
  const measure = by === 'gold' ? 'Gold' : 'The score'
  const caveat =
    by === 'score' && results.isJudgedByItsTeacher
      ? ' It was trained against this very reward model, so a gain may be the reward model being fooled: blind votes decide.'
      : ''
  return {
    tone,
    title,
    sentence: `${measure} differs by ${signed(difference.mean)} (95% interval ${signed(difference.low)} to ${signed(difference.high)}), over ${plural(difference.prompts, 'prompt')} that both answered; each prompt counts once.${caveat}`,
  }
}

export const signed = (value: number): string => `${value > 0 ? '+' : ''}${formatMetric(value)}`

interface Row {
  label: string
  meaning: string
  own: string
  other: string
}

const ROWS: {
  label: string
  meaning: string
  of: (measures: Measures) => number | null
  isShare?: boolean
}[] = [
  { label: 'Gold', meaning: 'mean, 0 to 1; no training sees it', of: ({ gold }) => gold },
  { label: 'Score', meaning: 'mean, by the reward model', of: ({ score }) => score },
  { label: 'KL', meaning: 'nats an answer, to the reference', of: ({ kl }) => kl },
  {
    label: 'Perplexity',
    meaning: 'on held-out demonstrations; lower is better',
    of: ({ perplexity }) => perplexity,
  },
  { label: 'Length', meaning: 'mean tokens of an answer', of: ({ tokens }) => tokens },
  { label: 'Cut off', meaning: 'answers that reached the limit', of: ({ cut }) => cut, isShare: true },
  {
    label: 'Distinct words',
    meaning: 'different tokens among all',
    of: ({ distinct1 }) => distinct1,
    isShare: true,
  },
  {
    label: 'Distinct pairs',
    meaning: 'different pairs of tokens among all',
    of: ({ distinct2 }) => distinct2,
    isShare: true,
  },
]

/** Only what was measured. */
export function measureRows({ version, opponent }: EvaluationResults): Row[] {
  return ROWS.flatMap(({ label, meaning, of, isShare }) => {
    const show = (measures: Measures | null) => {
      const value = measures && of(measures)
      if (value === null) return '–'
      return isShare ? formatShare(value) : formatMetric(value)
    }
    return of(version) === null ? [] : [{ label, meaning, own: show(version), other: show(opponent) }]
  })
}

/** What the best-of-n curve says. */
export function bestOfNReading({ bestOfN }: Measures): string {
  const [first, last] = [bestOfN[0], bestOfN[bestOfN.length - 1]]
  const gold =
    first.gold !== null && last.gold !== null
      ? ` Gold goes from ${formatMetric(first.gold)} to ${formatMetric(last.gold)}${last.gold < first.gold ? ': the reward model picks what gold likes less' : ''}.`
      : ''
  return `Picking the best of ${last.n} by score lifts the score from ${formatMetric(first.score)} to ${formatMetric(last.score)}.${gold}`
}
