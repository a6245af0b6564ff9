/**
 * The preference of the starter's world, called gold where it is shown: what a careful reader would prefer, computed from
 * the prompt's facts. No training ever sees it; it measures whether a policy got better. It is defined for prompts with
 * `meta`, and not for those that people wrote.
 *
 *     preference = (0.38 correct + 0.16 detail + 0.14 friendly + 0.14 whole + 0.10 clean + 0.08 length)
 *                  × (0.35 + 0.65 correct) × (0.5 + 0.5 clean) × (0.5 + 0.5 whole) × (rude ? 0.4 : 1) × known words³
 *
 * - correct: does the task and agrees with the world (`judging/judges.ts`); a false claim about the topic halves it.
 * - detail: one relevant, true supporting sentence.
 * - friendly: a friendly word at the beginning or the end; more than two is gushing.
 * - whole: sentences with a capital, an end mark, no fragment, and the writer stopped by itself.
 * - clean: no sentence beside the point, nothing said twice.
 * - length: near what the type calls for, falling smoothly on both sides.
 * The products say that manners cannot save a wrong answer, and that rambling, breaking off or rudeness spoils a right
 * one. Saying the prompt back is no answer, whatever words it has.
 */
import { JUDGES, type Judge, type Verdict } from './judging/judges'
import { plainText, readSentences, type Sentence, wordsOf } from './judging/reading'
import { knownWords } from './lexicon'
import { entityOf, type MetaByType, TASK_TYPES, type Task, type TaskType } from './tasks/task'
import type { Entity } from './world/entities'

export interface PreferenceParts {
  correct: number
  detail: number
  friendly: number
  whole: number
  clean: number
  length: number
  /** 1 polite, 0 rude. */
  civil: number
  /** Share of words that are English as far as the starter knows it, or the prompt's own. */
  known: number
}

export interface PreferenceReading {
  score: number
  parts: PreferenceParts
}

/** A prompt as stored: `meta` is null when people wrote it. */
export interface JudgedPrompt {
  taskType: string
  text: string
  meta: unknown
}

export const PREFERENCE_WEIGHTS = {
  correct: 0.38,
  detail: 0.16,
  friendly: 0.14,
  whole: 0.14,
  clean: 0.1,
  length: 0.08,
} as const

/** Words that suit each type, friendly words included: no loss between `from` and `to`. */
const LENGTHS: Record<TaskType, { from: number; to: number }> = {
  answer: { from: 12, to: 24 },
  describe: { from: 17, to: 34 },
  question: { from: 9, to: 24 },
  story: { from: 38, to: 75 },
  list: { from: 11, to: 28 },
  polite: { from: 9, to: 20 },
  past: { from: 9, to: 20 },
  advice: { from: 9, to: 26 },
  howto: { from: 18, to: 42 },
  compare: { from: 12, to: 26 },
  reading: { from: 8, to: 22 },
  thanks: { from: 11, to: 26 },
}

const END_MARK = /[.!?]["”]?$/
const NO_ANSWER: Verdict = { correct: 0, isFragment: false, detail: 0, onTopic: new Set() }
const EMPTY: PreferenceParts = {
  correct: 0,
  detail: 0,
  friendly: 0,
  whole: 0,
  clean: 0,
  length: 0,
  civil: 1,
  known: 0,
}

/** Whether the preference is defined for a prompt. */
export function isJudgeable(prompt: JudgedPrompt): boolean {
  return (
    typeof prompt.meta === 'object' &&
    prompt.meta !== null &&
    TASK_TYPES.some((type) => type === prompt.taskType)
  )
}

/**
 * How good a response is, in [0, 1].
 * @param endedByItself the model wrote its end-of-sequence token; false when it ran into the limit
 * @throws TypeError for a prompt without meta, for which the preference is not defined
 */
export function worldPreference(prompt: JudgedPrompt, response: string, endedByItself: boolean): number {
  return readWorldPreference(prompt, response, endedByItself).score
}

/** The same with the parts it is made of. */
export function readWorldPreference(
  prompt: JudgedPrompt,
  response: string,
  endedByItself: boolean,
): PreferenceReading {
  const task = asTask(prompt)
  const parts = partsOf(task, response.trim(), endedByItself)
  return { score: combine(parts, PREFERENCE_WEIGHTS), parts }
}

/** The formula, with weights a persona may change. */
export function combine(
  parts: PreferenceParts,
  weights: Readonly<Record<keyof typeof PREFERENCE_WEIGHTS, number>>,
): number {
  const keys = Object.keys(PREFERENCE_WEIGHTS) as (keyof typeof PREFERENCE_WEIGHTS)[]
  const total = keys.reduce((sum, key) => sum + weights[key], 0)
  const sum = keys.reduce((value, key) => value + weights[key] * parts[key], 0) / total
  const gates = (0.35 + 0.65 * parts.correct) * (0.5 + 0.5 * parts.clean) * (0.5 + 0.5 * parts.whole)
  return sum * gates * (0.4 + 0.6 * parts.civil) * parts.known ** 3
}

function asTask(prompt: JudgedPrompt): Task {
  if (!isJudgeable(prompt))
    throw new TypeError(
      `the world's preference is not defined for "${prompt.text}": it has no facts to judge by`,
    )
  // Stored by build-assets from a Task; the type and the meta belong together.
  return prompt as Task
}

function topicsOf(task: Task): Entity[] {
  const { meta } = task
  if ('first' in meta) return [entityOf(meta.first), entityOf(meta.second)]
  return 'entity' in meta &&
    task.taskType !== 'reading' &&
    task.taskType !== 'polite' &&
    task.taskType !== 'thanks'
    ? [entityOf(meta.entity)]
    : []
}

function judge<T extends TaskType>(
  type: T,
  sentences: readonly Sentence[],
  meta: MetaByType[T],
  text: string,
): Verdict {
  const verdictOf: Judge<T> = JUDGES[type]
  return verdictOf(sentences, meta, text)
}

function partsOf(task: Task, response: string, endedByItself: boolean): PreferenceParts {
  const words = wordsOf(response)
  if (words.length === 0) return EMPTY
  const sentences = readSentences(response, topicsOf(task))
  const isEcho = plainText(response).includes(plainText(task.text))
  const verdict = isEcho ? NO_ANSWER : judge(task.taskType, sentences, task.meta, task.text)
  const endsWithMark = END_MARK.test(response)
  const content = sentences.filter(({ isFriendly }) => !isFriendly)
  const friendly = sentences.length - content.length
  return {
    correct: verdict.correct,
    detail: endsWithMark ? verdict.detail : 0,
    friendly: friendly === 0 ? 0 : friendly <= 2 ? 1 : 0.6,
    whole: wholeness(sentences, response, verdict.isFragment, endedByItself),
    clean: cleanness(content, verdict, words),
    length: lengthFit(words.length, LENGTHS[task.taskType]),
    civil: sentences.some(({ isRude }) => isRude) ? 0 : 1,
    known: knownShare(words, task.text),
  }
}

function wholeness(
  sentences: readonly Sentence[],
  response: string,
  isFragment: boolean,
  ended: boolean,
): number {
  const capitals = sentences.filter(({ text }) => /^["“]?[A-Z]/.test(text)).length / sentences.length
  const marks = sentences.filter(({ text }) => END_MARK.test(text)).length / sentences.length
  const lastMark = END_MARK.test(response) ? 1 : 0
  return (
    0.15 * capitals + 0.15 * marks + 0.25 * lastMark + 0.25 * (isFragment ? 0 : 1) + 0.2 * (ended ? 1 : 0)
  )
}

function cleanness(content: readonly Sentence[], verdict: Verdict, words: readonly string[]): number {
  const focus =
    content.length === 0
      ? 0
      : content.filter((sentence) => verdict.onTopic.has(sentence)).length / content.length
  return focus * (1 - repetition(content, words))
}

/** 0 nothing twice, 1 mostly repetition: doubled sentences and three-word runs said again. */
function repetition(content: readonly Sentence[], words: readonly string[]): number {
  const plain = content.map((sentence) => sentence.plain)
  const doubled = plain.length === 0 ? 0 : 1 - new Set(plain).size / plain.length
  const runs = words.slice(2).map((_, i) => words.slice(i, i + 3).join(' '))
  const again = runs.length === 0 ? 0 : 1 - new Set(runs).size / runs.length
  const stutter = words.slice(2).some((_, i) => runs[i] === runs[i + 3]) ? 0.5 : 0
  return Math.min(1, 2 * doubled + 1.5 * Math.max(0, again - 0.12) + stutter)
}

function lengthFit(words: number, { from, to }: { from: number; to: number }): number {
  if (words < from) return (words / from) ** 1.5
  return words <= to ? 1 : Math.exp(-(words - to) / (0.6 * to))
}

function knownShare(words: readonly string[], prompt: string): number {
  const own = new Set(wordsOf(prompt))
  const known = knownWords()
  return words.filter((word) => known.has(word) || own.has(word)).length / words.length
}
