import { Tiktoken } from 'js-tiktoken/lite'
import { describe, expect, it } from 'vitest'
import { createRng } from '@/ml/tensor/rng'
import { createTokenizer } from '@/ml/tokenizer/tokenizer'
import { trainBpe } from '@/ml/tokenizer/train-bpe'

const TEXT = [
  'The cat sat on the mat. The dog sat near the cat.',
  'A small cat and a big dog played in the garden all day.',
  'The cat saw the bird, and the bird saw the cat.',
]
const VOCAB_SIZE = 290
const file = trainBpe(TEXT, VOCAB_SIZE)
const tokenizer = createTokenizer(file)

describe('byte-level BPE', () => {
  it.each([
    'The cat sat.',
    'zażółć gęślą jaźń',
    '漢字 😀 \t\r\n  two  spaces ',
    '',
    'don’t stop, it is 12345 o’clock',
  ])('gives %j back after encoding and decoding', (text) => {
    expect(tokenizer.decode(tokenizer.encode(text))).toBe(text)
  })

  it('cuts any text as js-tiktoken does, a second time too', () => {
    const reference = new Tiktoken({
      pat_str: file.pattern,
      bpe_ranks: file.ranks,
      special_tokens: file.specialTokens,
    })
    const rng = createRng(8)
    const words = [
      'the',
      ' cat',
      "'s",
      "''s",
      "'",
      '  ',
      '\n',
      '\n\n ',
      '12345',
      '…',
      '<|eos|>',
      'ż',
      '漢',
      '\ud83d',
      '😀',
    ]
    for (let round = 0; round < 300; round++) {
      const part = () =>
        rng.uniform() < 0.7 ? words[rng.integer(words.length)] : String.fromCharCode(rng.integer(0x10000))
      const text = Array.from({ length: rng.integer(12) }, part).join('')
      const expected = reference.encode(text, [], [])
      expect(tokenizer.encode(text), JSON.stringify(text)).toEqual(expected)
      expect(tokenizer.encode(text)).toEqual(expected)
    }
  })

  it('makes one token of a word that is frequent in its text', () => {
    expect(tokenizer.encode(' cat')).toHaveLength(1)
  })

  it('treats text that looks like a special token as text', () => {
    const ids = tokenizer.encode('stop <|eos|> here')
    expect(ids).not.toContain(tokenizer.eosId)
    expect(tokenizer.decode(ids)).toBe('stop <|eos|> here')
  })

  it('has distinct padding, beginning and end tokens at the top, which decode to nothing', () => {
    const { padId, bosId, eosId } = tokenizer
    expect([padId, bosId, eosId]).toEqual([VOCAB_SIZE - 3, VOCAB_SIZE - 2, VOCAB_SIZE - 1])
    expect(tokenizer.decode([bosId, ...tokenizer.encode('a cat'), eosId, padId])).toBe('a cat')
    expect(tokenizer.vocabSize).toBe(VOCAB_SIZE)
  })

  it('learns the same tokens from the same text', () => {
    expect(trainBpe(TEXT, VOCAB_SIZE)).toEqual(file)
  })

  it('says so when the text is too small for the vocabulary', () => {
    expect(() => trainBpe(['ab'], 400)).toThrow(/257 tokens only; expected 397/)
  })
})
