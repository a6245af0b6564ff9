/**
 * The starter model's tokenizer: byte-level BPE in js-tiktoken's rank format, run by js-tiktoken/lite. Pure: takes the
 * parsed JSON, so that a browser can count tokens with it; `load-tokenizer.ts` reads the file. Knows no templates.
 */
import { Tiktoken, type TiktokenBPE } from 'js-tiktoken/lite'

export const SPECIAL_TOKENS = { pad: '<|pad|>', bos: '<|bos|>', eos: '<|eos|>' } as const

export interface Tokenizer {
  /** Ids below the special ones, always: text that looks like a special token is ordinary text. Never throws. */
  encode(text: string): number[]
  /** Special tokens are left out; a letter cut in half becomes U+FFFD. */
  decode(ids: ArrayLike<number>): string
  /** The bytes of one token as text, for display. */
  tokenText(id: number): string
  vocabSize: number
  padId: number
  bosId: number
  eosId: number
}

/** How a tokenizer is stored: js-tiktoken's own fields and nothing else. */
export type TokenizerJson = TiktokenBPE

/** Pieces seen before are looked up: the same ids, several times faster. */
const CACHE_SIZE = 20_000

/** @throws TypeError when the JSON is not such a tokenizer. */
export function createTokenizer(json: unknown): Tokenizer {
  if (!isTokenizerJson(json))
    throw new TypeError('not a tokenizer file: pat_str, special_tokens and bpe_ranks are needed')
  const tiktoken = new Tiktoken(json)
  const idOf = (token: string): number => {
    const id = json.special_tokens[token]
    if (id === undefined) throw new TypeError(`the tokenizer has no ${token}`)
    return id
  }
  const padId = idOf(SPECIAL_TOKENS.pad)
  const bosId = idOf(SPECIAL_TOKENS.bos)
  const eosId = idOf(SPECIAL_TOKENS.eos)
  const specials = new Set(Object.values(json.special_tokens))
  const pieces = new RegExp(json.pat_str, 'gu')
  const cache = new Map<string, number[]>()
  const encodePiece = (piece: string): number[] => {
    const known = cache.get(piece)
    if (known !== undefined) return known
    const ids = tiktoken.encode(piece, [], [])
    if (cache.size >= CACHE_SIZE) cache.clear()
    cache.set(piece, ids)
    return ids
  }
  const decode = (ids: ArrayLike<number>): string =>
    tiktoken.decode(Array.from(ids).filter((id) => !specials.has(id)))
  return {
    encode: (text) => (text.match(pieces) ?? []).flatMap(encodePiece),
    decode,
    tokenText: (id) => {
      const special = Object.entries(json.special_tokens).find(([, value]) => value === id)
      return special?.[0] ?? tiktoken.decode([id])
    },
    vocabSize: Math.max(...specials) + 1,
    padId,
    bosId,
    eosId,
  }
}

function isTokenizerJson(json: unknown): json is TokenizerJson {
  if (typeof json !== 'object' || json === null) return false
  const { pat_str, special_tokens, bpe_ranks } = json as Record<string, unknown>
  return (
    typeof pat_str === 'string' &&
    typeof bpe_ranks === 'string' &&
    typeof special_tokens === 'object' &&
    special_tokens !== null &&
    Object.values(special_tokens).every((id) => Number.isInteger(id))
  )
}
