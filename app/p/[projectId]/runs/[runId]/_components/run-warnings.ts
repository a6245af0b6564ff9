/**
 * What looks wrong in a run's curves, in plain words. Each warning is a function of the metrics and the settings that ran,
 * and says nothing when it cannot know. Rules of thumb, so they warn and stop nothing.
 */
import type { run } from '@/app/_i18n/en/run'
import type { Formats } from '@/app/_i18n/formats'
import type { Words } from '@/app/_i18n/words'
import type { Curve, RunCurves } from '@/server/schemas/run-curves'

export interface RunWarning {
  title: string
  text: string
}

/** The settings that ran, as far as they matter here. */
export type Settings = Readonly<Record<string, unknown>>

type Warning = keyof typeof run.warnings

/** Which warning, with the numbers it tells. */
type Rule = (
  curves: RunCurves['curves'],
  settings: Settings,
  f: Formats,
) => { warning: Warning; values: Record<string, string | number> } | null

/** Answers a quarter longer than at the start. */
const LONGER = 1.25
/** A third of the entropy at the start. */
const COLLAPSED = 1 / 3
/** Heads that disagree by this much of the spread of all scores, which is 1, hardly know. */
const DISAGREEING = 0.5
/** Above its best by this much, the held-out loss is rising. */
const RISEN = 1.05
/** Four out of five prompts that teach nothing. */
const MOSTLY_FLAT = 0.8

/** What a mean over the first or the last few points says; one point is noise. */
const FEW = 5
const LEAST_POINTS = 3

export function warningsOf(
  { curves }: Pick<RunCurves, 'curves'>,
  settings: Settings,
  t: Words<'run'>,
  f: Formats,
): RunWarning[] {
  const say = t as unknown as (key: string, values?: Record<string, string | number>) => string
  return RULES.flatMap((rule) => {
    const found = rule(curves, settings, f)
    if (!found) return []
    return {
      title: say(`warnings.${found.warning}.title`),
      text: say(`warnings.${found.warning}.text`, found.values),
    }
  })
}

const rewardBoughtWithLength: Rule = (curves) => {
  const length = ends(curves['completions/mean_length'])
  if (!length || length.last < length.first * LONGER) return null
  const score = ends(curves['objective/scores'])
  const isPaid = score !== null && score.last > score.first
  const values = { first: Math.round(length.first), last: Math.round(length.last) }
  return { warning: isPaid ? 'lengthPaid' : 'longer', values }
}

const klBeyondBudget: Rule = (curves, settings, f) => {
  const budget = numberOf(settings, 'klBudget')
  const kl = curves['objective/kl']?.at(-1)?.value
  if (!budget || kl === undefined || kl < budget * 0.8) return null
  const values = { kl: f.metric(kl), budget: f.metric(budget) }
  return { warning: kl > budget ? 'klBeyond' : 'klClose', values }
}

const entropyCollapse: Rule = (curves, _, f) => {
  const entropy = ends(curves['policy/entropy_avg'])
  if (!entropy || entropy.first <= 0 || entropy.last > entropy.first * COLLAPSED) return null
  const values = { first: f.metric(entropy.first), last: f.metric(entropy.last) }
  return { warning: 'entropy', values }
}

const headsDisagree: Rule = (curves, _, f) => {
  const deviation = curves['eval/ensemble_deviation']?.at(-1)?.value
  if (deviation === undefined || deviation < DISAGREEING) return null
  return { warning: 'heads', values: { deviation: f.metric(deviation) } }
}

const membersDisagree: Rule = (curves, _, f) => {
  const deviation = curves['objective/score_deviation']?.at(-1)?.value
  if (deviation === undefined || deviation < DISAGREEING) return null
  return { warning: 'members', values: { deviation: f.metric(deviation) } }
}

const nothingToCompare: Rule = (curves, _, f) => {
  const flat = ends(curves.frac_reward_zero_std)
  if (!flat || flat.last < MOSTLY_FLAT) return null
  return { warning: 'flat', values: { share: f.share(flat.last) } }
}

const cutShort: Rule = (curves, _, f) => {
  const cut = ends(curves['completions/clipped_ratio'])
  if (!cut || cut.last < 0.5 || cut.last < cut.first) return null
  return { warning: 'cut', values: { share: f.share(cut.last) } }
}

const learningByHeart: Rule = (curves, _, f) => {
  const held = curves['eval/loss'] ?? []
  if (held.length < LEAST_POINTS) return null
  const best = held.reduce((a, b) => (b.value < a.value ? b : a))
  const last = held[held.length - 1]
  if (best.value <= 0 || last.value < best.value * RISEN) return null
  const values = { step: Math.round(best.step), best: f.metric(best.value), last: f.metric(last.value) }
  return { warning: 'byHeart', values }
}

const lengthIsRewarded: Rule = (curves, _, f) => {
  const correlation = curves['eval/length_correlation']?.at(-1)?.value
  if (correlation === undefined || Math.abs(correlation) < 0.5) return null
  const values = { correlation: f.metric(correlation) }
  return { warning: correlation > 0 ? 'longScored' : 'shortScored', values }
}

const RULES: readonly Rule[] = [
  rewardBoughtWithLength,
  klBeyondBudget,
  entropyCollapse,
  headsDisagree,
  membersDisagree,
  nothingToCompare,
  cutShort,
  learningByHeart,
  lengthIsRewarded,
]

/** Means of the first and the last few points. Null when there are too few to say anything. */
function ends(points: Curve | undefined): { first: number; last: number } | null {
  if (!points || points.length < LEAST_POINTS) return null
  const few = Math.min(FEW, Math.floor(points.length / 2))
  const mean = (some: Curve) => some.reduce((sum, { value }) => sum + value, 0) / some.length
  return { first: mean(points.slice(0, few)), last: mean(points.slice(-few)) }
}

function numberOf(settings: Settings, key: string): number | null {
  const value = settings[key]
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}
