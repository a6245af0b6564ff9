/**
 * Text to token ids for training: documents, and prompt + response with the mask that says where loss falls. Every row
 * starts with BOS; a document and a response end with EOS.
 */
import type { Tokenizer } from '../tokenizer/tokenizer'
import { formatPrompt, formatResponse } from './template'

/** `<|bos|> text <|eos|>`. */
export function documentTokens(tokenizer: Tokenizer, text: string): number[] {
  return [tokenizer.bosId, ...tokenizer.encode(text), tokenizer.eosId]
}

/** `<|bos|>` and the template up to where the model goes on. */
export function promptTokens(tokenizer: Tokenizer, prompt: string): number[] {
  return [tokenizer.bosId, ...tokenizer.encode(formatPrompt(prompt))]
}

/** The response and `<|eos|>`. */
export function responseTokens(tokenizer: Tokenizer, response: string): number[] {
  return [...tokenizer.encode(formatResponse(response)), tokenizer.eosId]
}

export interface PromptResponse {
  tokens: number[]
  /** 1 where the token at this place is to be predicted with loss: the response and its EOS; 0 on the prompt. */
  mask: number[]
  promptLength: number
}

/**
 * Prompt and response in one row.
 * @returns null when it does not fit into `contextLength`; the caller says how many were left out.
 */
export function promptResponseTokens(
  tokenizer: Tokenizer,
  prompt: string,
  response: string,
  contextLength: number,
): PromptResponse | null {
  const before = promptTokens(tokenizer, prompt)
  const after = responseTokens(tokenizer, response)
  if (before.length + after.length > contextLength) return null
  return {
    tokens: [...before, ...after],
    mask: [...before.map(() => 0), ...after.map(() => 1)],
    promptLength: before.length,
  }
}
