/**
 * What may be asked of a model while a person waits: next tokens, how likely a text is, a score, a streamed answer. Small
 * JSON values, as tasks are; paths are absolute. Nothing here loads the engine.
 */

import type { FinishReason, SamplingSettings } from '../../contract'
import type { Turn } from '../../data/template'
import { TaskError } from '../../messages/task-error'

/** What stands before the tokens in question. */
export type Opening =
  /** Plain text, as in pre-training. */
  | { text: string }
  /** Turns in the chat template, the last one a prompt; the oldest are dropped when they do not fit. */
  | { turns: readonly Turn[] }

/** Tokens after the opening: as they were drawn, or text to be cut. */
export type Continuation = { ids: readonly number[] } | { text: string; isEnded: boolean }

interface QuestionBase {
  modelDir: string
  opening: Opening
}

export interface NextTokensQuestion extends QuestionBase {
  kind: 'next-tokens'
  continuation: Continuation
}

export interface LogProbsQuestion extends QuestionBase {
  kind: 'log-probs'
  continuation: Continuation
  /** How many of the most likely tokens to tell in the place of each, 20 at most; none when left out. */
  topLogProbs?: number
}

export interface ScoreQuestion extends QuestionBase {
  kind: 'score'
  continuation: Continuation
}

export interface GenerateQuestion extends QuestionBase {
  kind: 'generate'
  settings: SamplingSettings
  seed: number
  /** As for log-probabilities. */
  topLogProbs?: number
}

export type Question = NextTokensQuestion | LogProbsQuestion | ScoreQuestion | GenerateQuestion

export interface TokenText {
  id: number
  /** U+FFFD for part of a letter; the name in angle brackets for a special token. */
  text: string
}

export type LikelyTokenText = TokenText & { logProb: number }

export interface NextTokensAnswer {
  kind: 'next-tokens'
  /** Opening and continuation. */
  tokens: TokenText[]
  /** How many of them are the opening. */
  openingLength: number
  /** The most likely candidates, best first, with their logits at temperature 1. */
  candidates: (TokenText & { logit: number })[]
  /** Logits of further tokens, best first, without their texts; of a large vocabulary not all. */
  furtherLogits: number[]
  furtherIds: number[]
  /** Tokens in neither list, and the logarithm of the sum of their exponentials. */
  rest: { count: number; logSumExp: number | null }
  eosId: number
  /** No room for another token. */
  isFull: boolean
}

export interface LogProbsAnswer {
  kind: 'log-probs'
  tokens: TokenText[]
  openingLength: number
  /** Natural logarithm for each token from the second one on. */
  logProbs: number[]
  /** Nats of uncertainty before each token from the second one on. */
  entropies: number[]
  /** Best first, in the place of each token from the second one on, when asked for. */
  topLogProbs?: LikelyTokenText[][]
}

export interface ScoreAnswer {
  kind: 'score'
  tokens: TokenText[]
  openingLength: number
  /** Normalised score at the last token. */
  score: number
  /** What the score would be if the answer ended at each token of it. */
  running: number[]
  /** What the score would be without an answer: at the last token of the opening. */
  before: number
}

/** Part of an answer that is being written. */
export interface GeneratedPart {
  kind: 'generated-part'
  /** All text so far. */
  text: string
  tokenCount: number
}

export interface GenerateAnswer {
  kind: 'generate'
  /** Without white space around; after plain text exactly as written. */
  text: string
  tokens: TokenText[]
  /** How many tokens were read before them. */
  openingLength: number
  /** At the sampling temperature (at 1 when greedy), before anything was cut off. */
  logProbs: number[]
  /** Best first, in the place of each token and at the same temperature, when asked for. */
  topLogProbs?: LikelyTokenText[][]
  finishReason: FinishReason
  /** Turns left out at the front because the context is full. */
  droppedTurns: number
  ms: number
}

export type Answer = NextTokensAnswer | LogProbsAnswer | ScoreAnswer | GeneratedPart | GenerateAnswer

/** A question that cannot be answered, with a sentence for people. */
export class QuestionRefusedError extends TaskError {
  override readonly name = 'QuestionRefusedError'
}
