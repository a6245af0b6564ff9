/**
 * Encodings to count and cut text with: all of js-tiktoken's, the starter model's, and those of model versions that have
 * one of their own. Ranks are large (0.5–2.3 MB), so each is fetched on first use and kept.
 */
import type { TiktokenBPE } from 'js-tiktoken/lite'

export type TiktokenName = 'gpt2' | 'r50k_base' | 'p50k_base' | 'p50k_edit' | 'cl100k_base' | 'o200k_base'
/** One of js-tiktoken's, `starter`, or `model:<version id>`. */
export type EncodingId = TiktokenName | 'starter' | `model:${string}`

export const STARTER_TOKENS = 4096
export const ENCODINGS: { id: TiktokenName; label: string; tokens: number }[] = [
  { id: 'gpt2', label: 'GPT-2', tokens: 50_257 },
  { id: 'r50k_base', label: 'GPT-3', tokens: 50_257 },
  { id: 'p50k_base', label: 'GPT-3 Codex', tokens: 50_281 },
  { id: 'p50k_edit', label: 'GPT-3 edit', tokens: 50_284 },
  { id: 'cl100k_base', label: 'GPT-4', tokens: 100_277 },
  { id: 'o200k_base', label: 'GPT-4o', tokens: 200_019 },
]

export interface Encoding {
  encode(text: string): number[]
  decode(ids: number[]): string
  /** The bytes a token stands for; a letter's bytes may be spread over several tokens. */
  bytesOf(id: number): Uint8Array
}

const RANKS: Record<TiktokenName, () => Promise<{ default: TiktokenBPE }>> = {
  gpt2: () => import('js-tiktoken/ranks/gpt2'),
  r50k_base: () => import('js-tiktoken/ranks/r50k_base'),
  p50k_base: () => import('js-tiktoken/ranks/p50k_base'),
  p50k_edit: () => import('js-tiktoken/ranks/p50k_edit'),
  cl100k_base: () => import('js-tiktoken/ranks/cl100k_base'),
  o200k_base: () => import('js-tiktoken/ranks/o200k_base'),
}

const loaded = new Map<EncodingId, Promise<Encoding>>()

/** `file` is the tokenizer's JSON, for those that are not js-tiktoken's. A failed load is forgotten, so that it can be retried. */
export function loadEncoding(id: EncodingId, file?: string): Promise<Encoding> {
  const known = loaded.get(id)
  if (known) return known
  const loading = isTiktoken(id) ? loadTiktoken(id) : loadOwn(file)
  loaded.set(id, loading)
  loading.catch(() => loaded.delete(id))
  return loading
}

export const isTiktoken = (id: EncodingId): id is TiktokenName => id in RANKS

async function loadTiktoken(id: TiktokenName): Promise<Encoding> {
  const [{ Tiktoken }, { default: ranks }] = await Promise.all([import('js-tiktoken/lite'), RANKS[id]()])
  const tiktoken = new Tiktoken(ranks)
  return {
    // Text that looks like a special token is ordinary text here.
    encode: (text) => tiktoken.encode(text, [], []),
    decode: (ids) => tiktoken.decode(ids),
    bytesOf: rankBytes(ranks.bpe_ranks),
  }
}

async function loadOwn(file: string | undefined): Promise<Encoding> {
  if (file === undefined) throw new Error('The tokenizer’s file is missing.')
  const { createTokenizer } = await import('@/ml/tokenizer/tokenizer')
  const json = JSON.parse(file)
  const tokenizer = createTokenizer(json)
  return {
    encode: (text) => tokenizer.encode(text),
    decode: (ids) => tokenizer.decode(ids),
    bytesOf: rankBytes(json.ranks),
  }
}

/** Reads js-tiktoken's lines of ranks (`! <first id> <base64> <base64> …`); special tokens have no bytes. */
function rankBytes(ranks: string): (id: number) => Uint8Array {
  const words = new Map<number, string>()
  for (const line of ranks.split('\n')) {
    const [, first, ...tokens] = line.split(' ')
    tokens.forEach((token, index) => {
      words.set(Number(first) + index, token)
    })
  }
  return (id) => Uint8Array.from(atob(words.get(id) ?? ''), (letter) => letter.charCodeAt(0))
}
