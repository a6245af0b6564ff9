/** Prompts and answers as the token sequences models are trained on: template + prompt, then the answer's own tokens. */
import { encodePrompt, encodeResponse } from '../data/template'
import type { DemonstrationRow } from '../runner/contract'
import type { Tokenizer } from '../tokenizer/tokenizer'
import type { Sequence } from './packed-rows'

/** A demonstration with its end-of-sequence token. */
export function encodeDemonstration(
  tokenizer: Tokenizer,
  row: Pick<DemonstrationRow, 'prompt' | 'response'>,
): Sequence {
  const prompt = encodePrompt(tokenizer, row.prompt)
  return { tokens: [...prompt, ...encodeResponse(tokenizer, row.response)], promptLength: prompt.length }
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
