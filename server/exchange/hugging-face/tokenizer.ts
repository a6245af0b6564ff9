/**
 * Our tokenizer file as Hugging Face's `tokenizers` library reads it: a byte-level BPE whose merges are worked out from the
 * ranks, since js-tiktoken's format keeps the tokens but not the merges. The way is that of transformers'
 * TikTokenConverter: every split of a token into two tokens is a merge, in the order of the ranks.
 */
import { Buffer } from 'node:buffer'
import type { TokenizerFile } from '../../../ml/tokenizer/tokenizer-file'

/** GPT-2's printable stand-in for each byte. */
const STAND_IN = standIns()

/** `tokenizer.json`. Encoding adds BOS; nothing else is added. */
export function huggingFaceTokenizer(file: TokenizerFile): object {
  // "! <first rank> <base64> <base64> …"
  const [, first, ...encoded] = file.ranks.split(' ')
  const tokens = encoded.map((text) => Buffer.from(text, 'base64'))
  const rankOf = new Map(tokens.map((token, i) => [token.toString('latin1'), Number(first) + i]))
  const special = Object.entries(file.specialTokens)
  const bos = '<|bos|>'
  const bosId = file.specialTokens[bos]
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: special.map(([content, id]) => ({
      id,
      content,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: true,
    })),
    normalizer: null,
    pre_tokenizer: {
      type: 'Sequence',
      pretokenizers: [
        { type: 'Split', pattern: { Regex: file.pattern }, behavior: 'Isolated', invert: false },
        { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: false },
      ],
    },
    post_processor: {
      type: 'TemplateProcessing',
      single: [{ SpecialToken: { id: bos, type_id: 0 } }, { Sequence: { id: 'A', type_id: 0 } }],
      pair: [
        { SpecialToken: { id: bos, type_id: 0 } },
        { Sequence: { id: 'A', type_id: 0 } },
        { Sequence: { id: 'B', type_id: 1 } },
      ],
      special_tokens: { [bos]: { id: bos, ids: [bosId], tokens: [bos] } },
    },
    decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: false,
      byte_fallback: false,
      vocab: Object.fromEntries([
        ...tokens.map((token, i) => [printable(token), Number(first) + i]),
        ...special,
      ]),
      merges: mergesOf(tokens, rankOf),
    },
  }
}

function mergesOf(tokens: readonly Buffer[], rankOf: ReadonlyMap<string, number>): string[] {
  return tokens.flatMap((token) => {
    const bytes = token.toString('latin1')
    const splits: { left: number; right: number; text: string }[] = []
    for (let at = 1; at < bytes.length; at++) {
      const [left, right] = [rankOf.get(bytes.slice(0, at)), rankOf.get(bytes.slice(at))]
      if (left === undefined || right === undefined) continue
      splits.push({
        left,
        right,
        text: `${printable(token.subarray(0, at))} ${printable(token.subarray(at))}`,
      })
    }
    return splits.sort((a, b) => a.left - b.left || a.right - b.right).map(({ text }) => text)
  })
}

const printable = (bytes: Uint8Array): string => Array.from(bytes, (byte) => STAND_IN[byte]).join('')

function standIns(): string[] {
  const isPrintable = (byte: number) =>
    (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174
  let next = 256
  return Array.from({ length: 256 }, (_, byte) => String.fromCodePoint(isPrintable(byte) ? byte : next++))
}
