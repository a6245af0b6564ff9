/** The tokenizer as stored in a model folder (`tokenizer.json`): js-tiktoken's ranks, pattern and special tokens. */

export interface TokenizerFile {
  format: 'laurel-bpe-1'
  /** Regular expression (flags `gu`) that cuts text into pieces. */
  pattern: string
  /** js-tiktoken's line: `! 0 <base64> <base64> …`, the i-th token having rank i. */
  ranks: string
  /** `<|pad|>`, `<|bos|>`, `<|eos|>` → id. */
  specialTokens: Record<string, number>
}

export const base64Of = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes))
