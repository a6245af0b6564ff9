/**
 * A policy small enough to learn before one's eyes: the chance of each word after the word before it, and nothing else.
 *
 * Learning is REINFORCE (Williams 1992) with the batch's mean as baseline and, as in RLHF, a reward of score − β · (log π
 * − log π of the reference). Left out against PPO: a value model, clipping, several passes over a batch.
 */

export const WORDS = [
  '.',
  'the',
  'a',
  'cat',
  'dog',
  'bird',
  'small',
  'happy',
  'sleeps',
  'eats',
  'sings',
  'and',
  'thank',
  'you',
] as const

const END = 0
const V = WORDS.length
/** Row for the beginning of a sentence. */
const START = V
const LONGEST = 12

/** What the reference has read: its chances are the counts of these pairs, a little smoothed. */
const TEXT = [
  'the cat sleeps .',
  'the dog eats .',
  'a bird sings .',
  'the small dog sleeps .',
  'a happy bird eats and sings .',
  'the dog eats and sleeps .',
  'a small cat eats .',
  'the happy dog sleeps .',
  'a dog eats and eats .',
  'thank you .',
  'the bird sings .',
  'a small bird sings and eats .',
]
const SMOOTHING = 0.02

/** Logits of the next word: one row a word, and one for the beginning. */
export type TinyPolicy = Float64Array

export interface Sentence {
  words: number[]
  logProb: number
  referenceLogProb: number
}

export type Judge = 'cats' | 'polite' | 'long' | 'short'

/** What the stand-in for a reward model likes: 0 to 1. */
export const JUDGES: Record<Judge, (words: readonly number[]) => number> = {
  cats: (words) => (words.includes(WORDS.indexOf('cat')) ? 1 : 0),
  polite: (words) => (words.includes(WORDS.indexOf('thank')) ? 1 : 0),
  long: (words) => Math.min(1, words.length / LONGEST),
  short: (words) => Math.max(0, 1 - (words.length - 1) / 6),
}

export function referencePolicy(): TinyPolicy {
  const counts = new Float64Array((V + 1) * V).fill(SMOOTHING)
  for (const line of TEXT) {
    let before: number = START
    for (const word of line.split(' ').map((text) => WORDS.indexOf(text as (typeof WORDS)[number]))) {
      counts[before * V + word] += 1
      before = word
    }
  }
  return counts.map(Math.log)
}

function chances(policy: TinyPolicy, before: number): number[] {
  const row = policy.subarray(before * V, (before + 1) * V)
  const top = row.reduce((a, b) => Math.max(a, b))
  const weights = [...row].map((logit) => Math.exp(logit - top))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight / total)
}

export function writeSentence(policy: TinyPolicy, reference: TinyPolicy, random: () => number): Sentence {
  const words: number[] = []
  let before: number = START
  let [logProb, referenceLogProb] = [0, 0]
  while (words.length < LONGEST) {
    const shares = chances(policy, before)
    let left = random()
    let word = shares.findIndex((share) => {
      left -= share
      return left < 0
    })
    if (word < 0) word = V - 1
    logProb += Math.log(shares[word])
    referenceLogProb += Math.log(chances(reference, before)[word])
    words.push(word)
    if (word === END) break
    before = word
  }
  return { words, logProb, referenceLogProb }
}

export const textOf = ({ words }: Sentence): string =>
  words
    .map((word) => WORDS[word])
    .join(' ')
    .replace(' .', '.')

export interface LearningOptions {
  judge: Judge
  /** Price of a nat of KL. */
  beta: number
  batch: number
  learningRate: number
}

export interface StepReport {
  score: number
  /** Mean of log π − log π of the reference over the batch: nats a sentence. */
  kl: number
  length: number
}

/** One step, in place. */
export function learn(
  policy: TinyPolicy,
  reference: TinyPolicy,
  { judge, beta, batch, learningRate }: LearningOptions,
  random: () => number,
): StepReport {
  const sentences = Array.from({ length: batch }, () => writeSentence(policy, reference, random))
  const scores = sentences.map(({ words }) => JUDGES[judge](words))
  const kls = sentences.map(({ logProb, referenceLogProb }) => logProb - referenceLogProb)
  const rewards = scores.map((score, index) => score - beta * kls[index])
  const baseline = mean(rewards)
  const gradient = new Float64Array(policy.length)
  sentences.forEach(({ words }, index) => {
    const advantage = (rewards[index] - baseline) / batch
    let before: number = START
    for (const word of words) {
      // d log π(word | before) / d logits = one-hot − chances
      chances(policy, before).forEach((share, next) => {
        gradient[before * V + next] += advantage * ((next === word ? 1 : 0) - share)
      })
      before = word
    }
  })
  for (let i = 0; i < policy.length; i++) policy[i] += learningRate * gradient[i]
  return { score: mean(scores), kl: mean(kls), length: mean(sentences.map(({ words }) => words.length)) }
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length
