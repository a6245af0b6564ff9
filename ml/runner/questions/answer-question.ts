/** Answers one question with a model that is kept open. */

import { decodeResponse, encodeResponse, encodeTurns, formatResponse } from '../../data/template'
import { message } from '../../messages/catalogue'
import type { Tokenizer } from '../../tokenizer/tokenizer'
import {
  atResponse,
  lastTokenIndex,
  packRows,
  rowLengthFor,
  type Sequence,
} from '../../trainers/data/packed-rows'
import { tokenFeeds } from '../../trainers/graphs/compiled-graphs'
import { normalisedScore } from '../../trainers/graphs/scores'
import type { OpenModel, OpenModels } from './open-models'
import {
  type Answer,
  type Continuation,
  type GenerateQuestion,
  type LikelyTokenText,
  type LogProbsQuestion,
  type NextTokensQuestion,
  type Opening,
  type Question,
  QuestionRefusedError,
  type ScoreQuestion,
  type TokenText,
} from './question'
import { topLogProbsOf } from './top-log-probs'

/** Candidates sent with their texts. */
const CANDIDATES = 200
/** Logits sent in all: every token of a small vocabulary. */
const LOGITS_MAX = 8192

/** Calls `onAnswer` once, or for a streamed answer several times, the last one whole. @throws QuestionRefusedError */
export async function answerQuestion(
  question: Question,
  models: OpenModels,
  onAnswer: (answer: Answer) => void,
  signal: AbortSignal,
): Promise<void> {
  const open = await models.get(question.modelDir)
  const wanted = question.kind === 'score' ? 'reward' : 'language-model'
  if (open.model.kind !== wanted) {
    throw new QuestionRefusedError(
      message(wanted === 'reward' ? 'only-reward-models-score' : 'reward-models-write-nothing'),
    )
  }
  switch (question.kind) {
    case 'next-tokens':
      return onAnswer(await nextTokens(question, open))
    case 'log-probs':
      return onAnswer(await logProbs(question, open))
    case 'score':
      return onAnswer(await score(question, open))
    case 'generate':
      return generate(question, open, onAnswer, signal)
  }
}

async function nextTokens(question: NextTokensQuestion, open: OpenModel): Promise<Answer> {
  const { model, tokenizer } = open
  const { sequence } = sequenceOf(question, open)
  const batch = packRows([sequence], rowLengthFor([sequence]), tokenizer.padId)
  const forward = await open.nextToken(batch.rowLength)
  const { logits } = await forward.run(model.parameters, {
    ...tokenFeeds(batch.chunks[0]!),
    last: Int32Array.of(lastTokenIndex(batch, 0)),
  })
  const values = logits.data as Float32Array
  // PAD and BOS are never sampled.
  const order = Array.from(values.keys())
    .filter((id) => id !== tokenizer.padId && id !== tokenizer.bosId)
    .sort((a, b) => values[b]! - values[a]! || a - b)
  const shown = order.slice(0, CANDIDATES)
  const further = order.slice(CANDIDATES, LOGITS_MAX)
  const rest = order.slice(LOGITS_MAX)
  return {
    kind: 'next-tokens',
    tokens: sequence.tokens.map((id) => tokenText(tokenizer, id)),
    openingLength: sequence.promptLength,
    candidates: shown.map((id) => ({ ...tokenText(tokenizer, id), logit: rounded(values[id]!) })),
    furtherIds: further,
    furtherLogits: further.map((id) => rounded(values[id]!)),
    rest: { count: rest.length, logSumExp: logSumExp(rest.map((id) => values[id]!)) },
    eosId: tokenizer.eosId,
    isFull: sequence.tokens.length >= model.config.contextLength,
  }
}

async function logProbs(question: LogProbsQuestion, open: OpenModel): Promise<Answer> {
  const { sequence } = sequenceOf(question, open)
  // Every token but the first is a guess from those before it.
  const whole: Sequence = { tokens: sequence.tokens, promptLength: 1 }
  const batch = packRows([whole], rowLengthFor([whole]), open.tokenizer.padId)
  const forward = await open.logProbs(batch.rowLength)
  const out = await forward.run(open.model.parameters, batch)
  return {
    kind: 'log-probs',
    tokens: sequence.tokens.map((id) => tokenText(open.tokenizer, id)),
    openingLength: sequence.promptLength,
    logProbs: [...atResponse(batch, out.logProbs, 0)].map(rounded),
    entropies: [...atResponse(batch, out.entropies, 0)].map(rounded),
    ...(await topLogProbs(open, sequence.tokens, { count: question.topLogProbs, from: 1, temperature: 1 })),
  }
}

async function topLogProbs(
  open: OpenModel,
  tokens: readonly number[],
  { count = 0, ...places }: { count?: number; from: number; temperature: number },
): Promise<{ topLogProbs?: LikelyTokenText[][] }> {
  if (count === 0) return {}
  const found = await topLogProbsOf(open, tokens, { count, ...places })
  const shown = found.map((row) =>
    row.map(({ id, logProb }) => ({ ...tokenText(open.tokenizer, id), logProb: rounded(logProb) })),
  )
  return { topLogProbs: shown }
}

async function score(question: ScoreQuestion, open: OpenModel): Promise<Answer> {
  const { model, tokenizer } = open
  const { sequence } = sequenceOf(question, open)
  const batch = packRows([sequence], rowLengthFor([sequence]), tokenizer.padId)
  const forward = await open.scalars(batch.rowLength)
  const {
    scalars: [scalars],
  } = await forward.run(model.parameters, batch)
  const { heads } = model.ensemble
  const at = (index: number) => {
    const first = (batch.places[0]!.start + index) * heads
    return rounded(normalisedScore(model, scalars!.subarray(first, first + heads)))
  }
  const { tokens, promptLength } = sequence
  return {
    kind: 'score',
    tokens: tokens.map((id) => tokenText(tokenizer, id)),
    openingLength: promptLength,
    score: at(tokens.length - 1),
    running: tokens.slice(promptLength).map((_, index) => at(promptLength + index)),
    before: at(promptLength - 1),
  }
}

async function generate(
  question: GenerateQuestion,
  open: OpenModel,
  onAnswer: (answer: Answer) => void,
  signal: AbortSignal,
): Promise<void> {
  const { model, tokenizer } = open
  const startedAt = performance.now()
  const { settings, seed } = question
  const maxTokens = Math.min(settings.maxTokens, Math.floor(model.config.contextLength / 2))
  const { tokens, droppedTurns } = openingTokens(question.opening, open, maxTokens)
  const soFar: number[] = []
  // What goes on from plain text begins where that text ends, with its own white space.
  const textOf = (ids: readonly number[]) =>
    'text' in question.opening ? tokenizer.decode(ids) : decodeResponse(tokenizer, ids)
  const [completion] = await open.sampler().sample({
    prompts: [tokens],
    settings: { ...settings, maxTokens },
    rng: seed,
    eosId: tokenizer.eosId,
    padId: tokenizer.padId,
    bosId: tokenizer.bosId,
    signal,
    onTokens(_, newIds) {
      soFar.push(...newIds)
      onAnswer({
        kind: 'generated-part',
        text: textOf(soFar),
        tokenCount: soFar.length,
      })
    },
  })
  onAnswer({
    kind: 'generate',
    text: textOf(completion!.tokenIds),
    tokens: completion!.tokenIds.map((id) => tokenText(tokenizer, id)),
    openingLength: tokens.length,
    logProbs: completion!.logProbs.map(rounded),
    ...(await topLogProbs(open, [...tokens, ...completion!.tokenIds], {
      count: question.topLogProbs,
      from: tokens.length,
      temperature: settings.temperature || 1,
    })),
    finishReason: completion!.finishReason,
    droppedTurns,
    ms: Math.round(performance.now() - startedAt),
  })
}

function sequenceOf(
  { opening, continuation }: { opening: Opening; continuation: Continuation },
  open: OpenModel,
): { sequence: Sequence } {
  const { tokenizer, model } = open
  const added = continuationTokens(continuation, tokenizer, 'turns' in opening)
  const stranger = added.find((id) => id >= model.config.vocabSize)
  if (stranger !== undefined) {
    throw new QuestionRefusedError(message('token-unknown', { token: stranger }))
  }
  const { tokens } = openingTokens(opening, open, added.length)
  return { sequence: { tokens: [...tokens, ...added], promptLength: tokens.length } }
}

function continuationTokens(
  continuation: Continuation,
  tokenizer: Tokenizer,
  isResponse: boolean,
): readonly number[] {
  if ('ids' in continuation) return continuation.ids
  const { text, isEnded } = continuation
  if (text === '' && !isEnded) return []
  if (isResponse && isEnded) return encodeResponse(tokenizer, text)
  const ids = tokenizer.encode(isResponse ? formatResponse(text) : text)
  return isEnded ? [...ids, tokenizer.eosId] : ids
}

/** BOS and the opening, with room for `room` tokens more. @throws QuestionRefusedError when it does not fit */
function openingTokens(
  opening: Opening,
  { tokenizer, model }: OpenModel,
  room: number,
): { tokens: number[]; droppedTurns: number } {
  const limit = model.config.contextLength - room
  if ('text' in opening) {
    const tokens = [tokenizer.bosId, ...tokenizer.encode(opening.text)]
    if (tokens.length > limit)
      throw new QuestionRefusedError(tooLong(tokens.length + room, model.config.contextLength))
    return { tokens, droppedTurns: 0 }
  }
  const { turns } = opening
  for (let first = 0; first < turns.length; first++) {
    if (turns[first]!.role !== 'prompt') continue
    const tokens = encodeTurns(tokenizer, turns.slice(first))
    if (tokens.length <= limit) return { tokens, droppedTurns: first }
  }
  const last = turns.at(-1)
  const needed = (last ? encodeTurns(tokenizer, [last]).length : 0) + room
  throw new QuestionRefusedError(tooLong(needed, model.config.contextLength))
}

const tooLong = (tokens: number, contextLength: number) =>
  message('question-too-long', { tokens, contextLength })

function tokenText(tokenizer: Tokenizer, id: number): TokenText {
  if (id === tokenizer.bosId) return { id, text: '<BOS>' }
  if (id === tokenizer.eosId) return { id, text: '<EOS>' }
  if (id === tokenizer.padId) return { id, text: '<PAD>' }
  return { id, text: tokenizer.decode([id]) }
}

/** Four decimals: enough for every probability a person sees. */
const rounded = (value: number): number => Math.round(value * 1e4) / 1e4

function logSumExp(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const most = values.reduce((a, b) => Math.max(a, b))
  return most + Math.log(values.reduce((sum, value) => sum + Math.exp(value - most), 0))
}
