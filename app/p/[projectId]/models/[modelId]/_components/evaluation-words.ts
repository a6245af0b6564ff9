/** What an evaluation found, in sentences and rows. Pure. */
import type { ModelKindName } from '@/app/_components/ui/model-chip'
import { modelName } from '@/app/_components/ui/model-chip'
import type { Formats } from '@/app/_i18n/formats'
import type { Words } from '@/app/_i18n/words'
import type { EvaluationResults, Measures } from '@/server/schemas/evaluation'

type T = Words<'evaluation'>

interface Named {
  kind: ModelKindName
  version: number
}

export interface Verdict {
  tone: 'success' | 'danger' | 'info'
  title: string
  sentence: string
}

const TONES = { better: 'success', worse: 'danger', unclear: 'info' } as const

export function verdictWords(results: EvaluationResults, opponent: Named | null, t: T, f: Formats): Verdict {
  if (!opponent || !results.opponent) {
    return { tone: 'info', title: t('verdict.nothing'), sentence: t('verdict.nothingHint') }
  }
  const { kind, by } = results.verdict
  const against = t(results.isOpponentPromoted ? 'verdict.promoted' : 'verdict.startedFrom', {
    name: modelName(opponent.kind, opponent.version),
  })
  const title = t(`verdict.${kind}`, { name: against })
  const difference = by && results.differences[by]
  if (!difference) return { tone: TONES[kind], title, sentence: t('verdict.peopleJudge') }
  const found = t(`verdict.${by}`, {
    mean: signed(difference.mean, f),
    low: signed(difference.low, f),
    high: signed(difference.high, f),
    prompts: difference.prompts,
  })
  const isFoolable = by === 'score' && results.isJudgedByItsTeacher
  return {
    tone: TONES[kind],
    title,
    sentence: isFoolable ? `${found} ${t('verdict.fooled')}` : found,
  }
}

const signed = (value: number, f: Formats): string => `${value > 0 ? '+' : ''}${f.metric(value)}`

interface Row {
  key: string
  label: string
  meaning: string
  own: string
  other: string
}

const ROWS = ['gold', 'score', 'kl', 'perplexity', 'tokens', 'cut', 'distinct1', 'distinct2'] as const
const SHARES: readonly string[] = ['cut', 'distinct1', 'distinct2']

/** Only what was measured. */
export function measureRows({ version, opponent }: EvaluationResults, t: T, f: Formats): Row[] {
  return ROWS.flatMap((key) => {
    const show = (measures: Measures | null) => {
      const value = measures === null ? null : measures[key]
      if (value === null) return '–'
      return SHARES.includes(key) ? f.share(value) : f.metric(value)
    }
    if (version[key] === null) return []
    const [label, meaning] = [t(`rows.${key}.label`), t(`rows.${key}.meaning`)]
    return [{ key, label, meaning, own: show(version), other: show(opponent) }]
  })
}

/** What the best-of-n curve says. */
export function bestOfNReading({ bestOfN }: Measures, t: T, f: Formats): string {
  const [first, last] = [bestOfN[0], bestOfN[bestOfN.length - 1]]
  const score = t('bestOfN.reading', {
    n: last.n,
    from: f.metric(first.score),
    to: f.metric(last.score),
  })
  if (first.gold === null || last.gold === null) return score
  const gold = t(last.gold < first.gold ? 'bestOfN.goldFalls' : 'bestOfN.gold', {
    from: f.metric(first.gold),
    to: f.metric(last.gold),
  })
  return `${score} ${gold}`
}
