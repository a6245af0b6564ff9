/**
 * What looks wrong in a run's curves, in plain words. Each warning is a function of the metrics and the settings that ran,
 * and says nothing when it cannot know. Rules of thumb, so they warn and stop nothing.
 */
import { formatMetric, formatShare } from '@/app/_components/format'
import type { Curve, RunCurves } from '@/server/schemas/run-curves'

export interface RunWarning {
  title: string
  text: string
}

/** The settings that ran, as far as they matter here. */
export type Settings = Readonly<Record<string, unknown>>

type Rule = (curves: RunCurves['curves'], settings: Settings) => RunWarning | null

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

export function warningsOf({ curves }: Pick<RunCurves, 'curves'>, settings: Settings): RunWarning[] {
  return RULES.flatMap((rule) => rule(curves, settings) ?? [])
}

const rewardBoughtWithLength: Rule = (curves) => {
  const length = ends(curves['completions/mean_length'])
  if (!length || length.last < length.first * LONGER) return null
  const score = ends(curves['objective/scores'])
  const isPaid = score !== null && score.last > score.first
  const grown = `${Math.round(length.first)} tokens at the start, ${Math.round(length.last)} now.`
  return isPaid
    ? {
        title: 'The score goes up with the length.',
        text: `${grown} A reward model can mistake length for quality: read the answers below for padding.`,
      }
    : { title: 'Answers are getting longer.', text: `${grown} The score has not risen with it.` }
}

const klBeyondBudget: Rule = (curves, settings) => {
  const budget = numberOf(settings, 'klBudget')
  const kl = curves['objective/kl']?.at(-1)?.value
  if (!budget || kl === undefined || kl < budget * 0.8) return null
  return kl > budget
    ? {
        title: 'KL is beyond its budget.',
        text: `${formatMetric(kl)} nats an answer, ${formatMetric(budget)} allowed. So far from where it started the score is no longer to be trusted.`,
      }
    : {
        title: 'KL is close to its budget.',
        text: `${formatMetric(kl)} of ${formatMetric(budget)} nats an answer. A higher KL coefficient or a lower learning rate keeps it closer.`,
      }
}

const entropyCollapse: Rule = (curves) => {
  const entropy = ends(curves['policy/entropy_avg'])
  if (!entropy || entropy.first <= 0 || entropy.last > entropy.first * COLLAPSED) return null
  return {
    title: 'Entropy is collapsing.',
    text: `${formatMetric(entropy.first)} nats a token at the start, ${formatMetric(entropy.last)} now: it writes nearly the same answer every time and has little left to learn from.`,
  }
}

const headsDisagree: Rule = (curves) => {
  const deviation = curves['eval/ensemble_deviation']?.at(-1)?.value
  if (deviation === undefined || deviation < DISAGREEING) return null
  return {
    title: 'The heads of the reward model disagree.',
    text: `They differ by ${formatMetric(deviation)} on a held-out answer. Its scores are guesses there: more rankings of such answers would help.`,
  }
}

const membersDisagree: Rule = (curves) => {
  const deviation = curves['objective/score_deviation']?.at(-1)?.value
  if (deviation === undefined || deviation < DISAGREEING) return null
  return {
    title: 'The reward models disagree about its answers.',
    text: `They differ by ${formatMetric(deviation)} on an answer: the policy writes what nobody has ranked. Rank some of these answers before it goes on.`,
  }
}

const nothingToCompare: Rule = (curves) => {
  const flat = ends(curves.frac_reward_zero_std)
  if (!flat || flat.last < MOSTLY_FLAT) return null
  return {
    title: 'Most prompts teach nothing.',
    text: `At ${formatShare(flat.last)} of the prompts all answers have the same score. A higher temperature or harder prompts would tell them apart.`,
  }
}

const cutShort: Rule = (curves) => {
  const cut = ends(curves['completions/clipped_ratio'])
  if (!cut || cut.last < 0.5 || cut.last < cut.first) return null
  return {
    title: 'Half of the answers are cut off.',
    text: `${formatShare(cut.last)} reach the longest allowed answer before they end by themselves.`,
  }
}

const learningByHeart: Rule = (curves) => {
  const held = curves['eval/loss'] ?? []
  if (held.length < LEAST_POINTS) return null
  const best = held.reduce((a, b) => (b.value < a.value ? b : a))
  const last = held[held.length - 1]
  if (best.value <= 0 || last.value < best.value * RISEN) return null
  return {
    title: 'It may be learning by heart.',
    text: `The held-out loss was lowest at step ${Math.round(best.step)}, ${formatMetric(best.value)}; it is ${formatMetric(last.value)} now. Fewer passes over the data would stop earlier.`,
  }
}

const lengthIsRewarded: Rule = (curves) => {
  const correlation = curves['eval/length_correlation']?.at(-1)?.value
  if (correlation === undefined || Math.abs(correlation) < 0.5) return null
  return {
    title: `Scores follow ${correlation > 0 ? 'long' : 'short'} answers.`,
    text: `Score and length correlate by ${formatMetric(correlation)} on held-out answers. A policy trained by it will find that out.`,
  }
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
