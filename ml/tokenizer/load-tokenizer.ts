/** Reads a tokenizer file (a model folder's `tokenizer.json`, or the starter's). */
import { readFileSync } from 'node:fs'
import { createTokenizer, type Tokenizer } from './tokenizer'

/** @throws when the file is missing or not a tokenizer; the message names the path. */
export function loadTokenizer(jsonPath: string): Tokenizer {
  try {
    return createTokenizer(JSON.parse(readFileSync(jsonPath, 'utf8')))
  } catch (error) {
    throw new Error(`cannot load the tokenizer ${jsonPath}`, { cause: error })
  }
}
