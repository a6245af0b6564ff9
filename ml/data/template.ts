/**
 * The one chat template: plain text, as in pre-training. SFT, sampling, the reward model and PPO all write prompts and
 * responses through here. Every sequence starts with BOS; a response and a document end with EOS.
 */
import type { Tokenizer } from '../tokenizer/tokenizer'

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
  return [tokenizer.bosId, ...tokenizer.encode(formatPrompt(prompt))]
}

/** A response somebody wrote, with EOS. */
export function encodeResponse(tokenizer: Tokenizer, response: string): number[] {
  return [...tokenizer.encode(formatResponse(response)), tokenizer.eosId]
}

/** A document of pre-training: `<|bos|> text <|eos|>`. */
export function encodeDocument(tokenizer: Tokenizer, text: string): number[] {
  return [tokenizer.bosId, ...tokenizer.encode(text), tokenizer.eosId]
}

/** What a person reads of a sampled completion's ids: no special tokens, no white space around. */
export function decodeResponse(tokenizer: Tokenizer, ids: readonly number[]): string {
  return tokenizer.decode(ids).trim()
}
