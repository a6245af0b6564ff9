/**
 * Encodings the browser can count and cut text with: js-tiktoken's, and the starter model's own. Ranks are large
 * (0.5–2.3 MB), so each is fetched on first use and kept.
 */
import type { TiktokenBPE } from 'js-tiktoken/lite'

export type EncodingId = 'starter' | 'gpt2' | 'r50k_base' | 'p50k_base' | 'cl100k_base' | 'o200k_base'

export const ENCODINGS: { id: EncodingId; label: string; hint: string }[] = [
  { id: 'starter', label: 'Starter model', hint: 'the tokenizer our models read' },
  { id: 'gpt2', label: 'gpt2', hint: '50,257 tokens, GPT-2' },
  { id: 'r50k_base', label: 'r50k_base', hint: '50,257 tokens, GPT-3' },
  { id: 'p50k_base', label: 'p50k_base', hint: '50,281 tokens, Codex' },
  { id: 'cl100k_base', label: 'cl100k_base', hint: '100,277 tokens, GPT-4' },
  { id: 'o200k_base', label: 'o200k_base', hint: '200,019 tokens, GPT-4o' },
]

export interface Encoding {
  encode(text: string): number[]
  decode(ids: number[]): string
}

const RANKS: Record<Exclude<EncodingId, 'starter'>, () => Promise<{ default: TiktokenBPE }>> = {
  gpt2: () => import('js-tiktoken/ranks/gpt2'),
  r50k_base: () => import('js-tiktoken/ranks/r50k_base'),
  p50k_base: () => import('js-tiktoken/ranks/p50k_base'),
  cl100k_base: () => import('js-tiktoken/ranks/cl100k_base'),
  o200k_base: () => import('js-tiktoken/ranks/o200k_base'),
}

const loaded = new Map<EncodingId, Promise<Encoding>>()

/** `fetchStarter` brings the starter's file from the server. A failed load is forgotten, so that it can be tried again. */
export function loadEncoding(id: EncodingId, fetchStarter: () => Promise<string>): Promise<Encoding> {
  const known = loaded.get(id)
  if (known) return known
  const loading = id === 'starter' ? loadStarter(fetchStarter) : loadTiktoken(id)
  loaded.set(id, loading)
  loading.catch(() => loaded.delete(id))
  return loading
}

async function loadTiktoken(id: Exclude<EncodingId, 'starter'>): Promise<Encoding> {
  const [{ Tiktoken }, ranks] = await Promise.all([import('js-tiktoken/lite'), RANKS[id]()])
  const tiktoken = new Tiktoken(ranks.default)
  // Text that looks like a special token is ordinary text here.
  return { encode: (text) => tiktoken.encode(text, [], []), decode: (ids) => tiktoken.decode(ids) }
}

async function loadStarter(fetchStarter: () => Promise<string>): Promise<Encoding> {
  const [{ createTokenizer }, json] = await Promise.all([import('@/ml/tokenizer/tokenizer'), fetchStarter()])
  const tokenizer = createTokenizer(JSON.parse(json))
  return { encode: (text) => tokenizer.encode(text), decode: (ids) => tokenizer.decode(ids) }
}
