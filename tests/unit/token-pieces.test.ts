/** The token page's cuts: nothing lost, letters over several tokens shown once. */
import { Tiktoken } from 'js-tiktoken/lite'
import gpt2 from 'js-tiktoken/ranks/gpt2'
import { describe, expect, it } from 'vitest'
import { tokenPieces } from '@/app/_components/tokens/token-pieces'

const tiktoken = new Tiktoken(gpt2)
const encoding = {
  encode: (text: string) => tiktoken.encode(text, [], []),
  decode: (ids: number[]) => tiktoken.decode(ids),
}

describe('token pieces', () => {
  it.each([
    'Hello world',
    'zażółć gęślą jaźń',
    'wave 👋🏽 and 🌿!',
    '日本語のテキスト',
    ' \n\n\tend',
    '<|endoftext|>',
    '',
  ])('of %j join to the text, one piece a token', (text) => {
    const pieces = tokenPieces(text, encoding)
    expect(pieces.map((piece) => piece.text).join('')).toBe(text)
    expect(pieces.map(({ id }) => id)).toEqual(encoding.encode(text))
  })

  it('number the parts of a letter that takes several tokens', () => {
    const parts = tokenPieces('🌿', encoding).map(({ part }) => part)
    expect(parts).toEqual(parts.map((_, index) => [index + 1, parts.length]))
    expect(parts.length).toBeGreaterThan(1)
  })
})
