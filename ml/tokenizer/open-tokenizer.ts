/** Reads a tokenizer from disk. Apart from tokenizer.ts, which the browser loads too. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { createTokenizer, type Tokenizer } from './tokenizer'
import type { TokenizerFile } from './tokenizer-file'

/** @param file path of a tokenizer.json. */
export async function loadTokenizer(file: string): Promise<Tokenizer> {
  return createTokenizer(JSON.parse(await readFile(file, 'utf8')) as TokenizerFile)
}

/** @param modelDir a model folder with a tokenizer.json in it. */
export function openTokenizer(modelDir: string): Promise<Tokenizer> {
  return loadTokenizer(path.join(modelDir, 'tokenizer.json'))
}
