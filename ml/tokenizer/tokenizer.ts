/**
 * Text ⇄ token ids with a tokenizer file, run by js-tiktoken. Works in the browser too; reads no files.
 *
 * User text is data: `encode` never makes a special token out of it. Decoding part of a multi-byte letter gives U+FFFD,
 * so streams are decoded from all ids so far.
 */
import { Tiktoken } from 'js-tiktoken/lite'
import type { TokenizerFile } from './tokenizer-file'

export interface Tokenizer {
  readonly vocabSize: number
  readonly padId: number
  readonly bosId: number
  readonly eosId: number
  /** Never throws; what looks like a special token is cut like any text. */
  encode(text: string): number[]
  /** Special tokens give no text. */
  decode(ids: readonly number[]): string
}

/** js-tiktoken merges every word anew, at about a megabyte a second; most words of a text have come before. */
const REMEMBERED_PIECES = 50_000
const REMEMBERED_CHARS = 40

/** @throws Error when the file is of another format or lacks a special token. */
export function createTokenizer(file: TokenizerFile): Tokenizer {
  if (file.format !== 'laurel-bpe-1') {
    throw new Error(`tokenizer.json has format ${JSON.stringify(file.format)}; expected "laurel-bpe-1"`)
  }
  const special = (name: string): number => {
    const id = file.specialTokens[name]
    if (id === undefined) throw new Error(`tokenizer.json has no special token ${name}`)
    return id
  }
  const tiktoken = new Tiktoken({
    pat_str: file.pattern,
    bpe_ranks: file.ranks,
    special_tokens: file.specialTokens,
  })
  const ids = Object.values(file.specialTokens)
  const isSpecial = new Set(ids)
  // Merges never cross the pieces that the pattern cuts, so each can be encoded alone.
  const pattern = new RegExp(file.pattern, 'gu')
  const remembered = new Map<string, readonly number[]>()
  const encodePiece = (piece: string): readonly number[] => {
    const known = remembered.get(piece)
    if (known) return known
    const tokens = tiktoken.encode(piece, [], [])
    if (piece.length > REMEMBERED_CHARS) return tokens
    if (remembered.size === REMEMBERED_PIECES) remembered.clear()
    remembered.set(piece, tokens)
    return tokens
  }
  return {
    vocabSize: Math.max(...ids) + 1,
    padId: special('<|pad|>'),
    bosId: special('<|bos|>'),
    eosId: special('<|eos|>'),
    encode(text) {
      const tokens: number[] = []
      for (const piece of text.match(pattern) ?? [])
        for (const token of encodePiece(piece)) tokens.push(token)
      return tokens
    },
    decode: (tokens) => tiktoken.decode(tokens.filter((id) => !isSpecial.has(id))),
  }
}
