/** The starter tokenizer as it ships, for the browser to count and colour tokens with. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { AppError } from '../../errors'

const FILE = path.join('ml', 'starter', 'assets', 'tokenizer.json')

/** @throws AppError UNAVAILABLE when the file is not there. */
export async function readStarterTokenizer(): Promise<string> {
  try {
    return await readFile(FILE, 'utf8')
  } catch (error) {
    throw new AppError('starter-tokenizer-missing', { file: FILE, problem: String(error) })
  }
}
