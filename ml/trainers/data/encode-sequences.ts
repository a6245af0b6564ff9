/** Prompts and answers as the token sequences models are trained on: template + prompt, then the answer's own tokens. */

import type { DemonstrationRow } from '../../contract'
import { encodePrompt, encodeResponse, encodeTurns, formatResponse, type Turn } from '../../data/template'
import type { Tokenizer } from '../../tokenizer/tokenizer'
import type { Sequence } from './packed-rows'

/** A demonstration with its end-of-sequence token. */
export function encodeDemonstration(
  tokenizer: Tokenizer,
  { prompt, response, earlier = [] }: Pick<DemonstrationRow, 'prompt' | 'response' | 'earlier'>,
): Sequence {
  const turns: Turn[] = []
  const earlierReplies = earlier.map((exchange) => {
    turns.push({ role: 'prompt', text: exchange.prompt })
    const start = encodeTurns(tokenizer, turns).length
    turns.push({ role: 'response', text: exchange.response })
    return { start, end: start + tokenizer.encode(formatResponse(exchange.response)).length }
  })
  const opening = encodeTurns(tokenizer, [...turns, { role: 'prompt', text: prompt }])
  return {
    tokens: [...opening, ...encodeResponse(tokenizer, response)],
    promptLength: opening.length,
    ...(earlierReplies.length > 0 && { earlierReplies }),
  }
}

/** A sampled completion: its token ids as they were drawn, never tokenised again. */
export function encodeCompletion(
  tokenizer: Tokenizer,
  prompt: string,
  completionIds: readonly number[],
): Sequence {
  const promptIds = encodePrompt(tokenizer, prompt)
  return { tokens: [...promptIds, ...completionIds], promptLength: promptIds.length }
}
