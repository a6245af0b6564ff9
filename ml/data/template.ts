/**
 * The one chat template: plain text, as in pre-training. SFT, sampling, the reward model and PPO all write prompts and
 * responses through here. Every sequence starts with BOS; a response and a document end with EOS. In a dialogue a new
 * line stands after every response but the last.
 */
import type { Exchange } from '../contract'
import type { Tokenizer } from '../tokenizer/tokenizer'

export interface Turn {
  role: 'prompt' | 'response'
  text: string
}

/** The prompt's text up to where the model goes on. No space at the end: the response brings its own. */
export function formatPrompt(prompt: string): string {
  return `Task: ${prompt.trim()}\nReply:`
}

/** The response as it follows the prompt. */
export function formatResponse(response: string): string {
  return ` ${response.trim()}`
}

/** BOS and the prompt in the template. */
export function encodePrompt(tokenizer: Tokenizer, prompt: string): number[] {
  return encodeTurns(tokenizer, [{ role: 'prompt', text: prompt }])
}

/** A response somebody wrote, with EOS. */
export function encodeResponse(tokenizer: Tokenizer, response: string): number[] {
  return [...tokenizer.encode(formatResponse(response)), tokenizer.eosId]
}

/** BOS and a dialogue up to where the model goes on; each turn is cut for itself, as when it was written. */
export function encodeTurns(tokenizer: Tokenizer, turns: readonly Turn[]): number[] {
  const tokens = turns.flatMap(({ role, text }) =>
    role === 'prompt'
      ? tokenizer.encode(formatPrompt(text))
      : [...tokenizer.encode(formatResponse(text)), ...tokenizer.encode('\n')],
  )
  return [tokenizer.bosId, ...tokens]
}

/** A dialogue as one prompt, which the template makes read as its turns do. */
export function dialogueAsPrompt(earlier: readonly Exchange[], prompt: string): string {
  const before = earlier.map(
    (exchange) => `${exchange.prompt.trim()}\nReply:${formatResponse(exchange.response)}\nTask: `,
  )
  return `${before.join('')}${prompt.trim()}`
}

/** A document of pre-training: `<|bos|> text <|eos|>`. */
export function encodeDocument(tokenizer: Tokenizer, text: string): number[] {
  return [tokenizer.bosId, ...tokenizer.encode(text), tokenizer.eosId]
}

/** What a person reads of a sampled completion's ids: no special tokens, no white space around. */
export function decodeResponse(tokenizer: Tokenizer, ids: readonly number[]): string {
  return tokenizer.decode(ids).trim()
}
