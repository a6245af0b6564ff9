/** Answers as clients of OpenAI's API read them, whole or in chunks. Pure. */
import type { GenerateAnswer } from '../../ml/runner/questions/question'

export type Dialect = 'chat' | 'text'

/** What all objects of one answer share. */
export interface Envelope {
  id: string
  created: number
  model: string
  dialect: Dialect
}

export interface Usage {
  prompt_tokens: number
  completion_tokens: number
  total_tokens: number
}

export interface Choice {
  index: number
  text: string
  finishReason: 'stop' | 'length' | null
  logProbs: object | null
}

const OBJECTS = {
  chat: { whole: 'chat.completion', chunk: 'chat.completion.chunk' },
  text: { whole: 'text_completion', chunk: 'text_completion' },
} as const

export function wholeAnswer(envelope: Envelope, choices: readonly Choice[], usage: Usage): object {
  const { dialect, ...head } = envelope
  return {
    ...head,
    object: OBJECTS[dialect].whole,
    choices: choices.map(({ index, text, finishReason, logProbs }) => ({
      index,
      ...(dialect === 'chat' ? { message: { role: 'assistant', content: text, refusal: null } } : { text }),
      logprobs: logProbs,
      finish_reason: finishReason,
    })),
    usage,
  }
}

/** `text` is what came since the chunk before; the first chunk of a chat's choice names the role. */
export function chunk(
  { dialect, ...head }: Envelope,
  { index, text, finishReason, logProbs }: Choice,
  isFirst: boolean,
): object {
  const delta = { ...(isFirst && { role: 'assistant' }), ...((text !== '' || isFirst) && { content: text }) }
  return {
    ...head,
    object: OBJECTS[dialect].chunk,
    choices: [
      {
        index,
        ...(dialect === 'chat' ? { delta } : { text }),
        logprobs: logProbs,
        finish_reason: finishReason,
      },
    ],
  }
}

export const usageChunk = ({ dialect, ...head }: Envelope, usage: Usage): object => ({
  ...head,
  object: OBJECTS[dialect].chunk,
  choices: [],
  usage,
})

export const usageOf = (promptTokens: number, completionTokens: number): Usage => ({
  prompt_tokens: promptTokens,
  completion_tokens: completionTokens,
  total_tokens: promptTokens + completionTokens,
})

/** The log-probabilities of a text's tokens, up to where it was cut. The end token is not part of the text. */
export function logProbsOf(dialect: Dialect, answer: GenerateAnswer, text: string): object {
  const isCut = answer.text.trimEnd().length > text.trimEnd().length
  const drawn = judgedTokens(answer)
  const written = drawn.filter((_, i) => answer.finishReason !== 'eos' || i < drawn.length - 1)
  return shapeLogProbs(dialect, isCut ? upTo(written, text.length) : written)
}

interface TokenLogProb {
  token: string
  logprob: number
}

interface JudgedToken extends TokenLogProb {
  /** The most likely in its place, best first; it need not be among them. */
  topLogProbs: TokenLogProb[]
}

export const judgedTokens = ({
  tokens,
  logProbs,
  topLogProbs,
}: Pick<GenerateAnswer, 'tokens' | 'logProbs' | 'topLogProbs'>): JudgedToken[] =>
  tokens.map(({ text }, i) => ({
    token: text,
    logprob: logProbs[i],
    topLogProbs: (topLogProbs?.[i] ?? []).map((one) => ({ token: one.text, logprob: one.logProb })),
  }))

export function shapeLogProbs(dialect: Dialect, tokens: readonly JudgedToken[]): object {
  if (dialect === 'chat')
    return {
      content: tokens.map(({ topLogProbs, ...token }) => ({
        ...withBytes(token),
        top_logprobs: topLogProbs.map(withBytes),
      })),
      refusal: null,
    }
  const offsets: number[] = []
  let offset = 0
  for (const { token } of tokens) {
    offsets.push(offset)
    offset += token.length
  }
  return {
    tokens: tokens.map(({ token }) => token),
    token_logprobs: tokens.map(({ logprob }) => logprob),
    top_logprobs: tokens.map(byText),
    text_offset: offsets,
  }
}

/** The most likely tokens and the token itself: of two tokens with the same text the likelier one. */
function byText({ token, logprob, topLogProbs }: JudgedToken): Record<string, number> {
  const told = new Map<string, number>()
  for (const one of topLogProbs) if (!told.has(one.token)) told.set(one.token, one.logprob)
  return Object.fromEntries(told.set(token, logprob))
}

/** Null for part of a letter, and for a token that is no text. */
const withBytes = ({ token, logprob }: TokenLogProb) => ({
  token,
  logprob,
  bytes: /\uFFFD|^<(BOS|EOS|PAD)>$/.test(token) ? null : [...Buffer.from(token)],
})

/** Tokens that begin before the character. */
function upTo(tokens: readonly JudgedToken[], length: number): JudgedToken[] {
  let offset = 0
  return tokens.filter(({ token }) => {
    const begins = offset
    offset += token.length
    return begins < length
  })
}
