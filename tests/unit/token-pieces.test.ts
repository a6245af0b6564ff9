/** The token page's cuts: nothing lost, letters over several tokens shown once, the article's numbers. */
import { describe, expect, it } from 'vitest'
import { HAMLET, POLISH_SONG } from '@/app/_components/tokens/article-texts'
import { ENCODINGS, isTiktoken, loadEncoding } from '@/app/_components/tokens/encodings'
import { cutText, hexAt, pieceAt } from '@/app/_components/tokens/token-pieces'

const cutPieces = (cut: ReturnType<typeof cutText>) => [...cut.ids].map((_, index) => pieceAt(cut, index))

describe('token pieces', () => {
  it.each([
    'Hello world',
    'zażółć gęślą jaźń',
    'wave 👋🏽 and 🌿!',
    '日本語のテキスト',
    ' \n\n\tend',
    '<|endoftext|>',
    'a broken half: \ud83d.',
    '',
  ])('of %j join to the text, one piece a token, and their bytes to its bytes', async (text) => {
    const encoding = await loadEncoding('gpt2')
    const cut = cutText(text, encoding)
    expect(
      cutPieces(cut)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text)
    expect([...cut.ids]).toEqual(encoding.encode(text))
    expect([...cut.bytes]).toEqual([...new TextEncoder().encode(text)])
  })

  it('number the parts of a letter that takes several tokens, and show the bytes of each', async () => {
    const cut = cutText('🌿', await loadEncoding('gpt2'))
    const parts = cutPieces(cut).map(({ part }) => part)
    expect(parts.length).toBeGreaterThan(1)
    expect(parts).toEqual(parts.map((_, index) => [index + 1, parts.length]))
    expect(parts.map((_, index) => hexAt(cut, index)).join(' ')).toBe('f0 9f 8c bf')
  })
})

describe('the article’s texts', () => {
  it('nine lines of Hamlet are 107 tokens and 383 characters in the GPT-3 Codex encoding', async () => {
    expect(HAMLET.split('\n')).toHaveLength(9)
    expect([...HAMLET]).toHaveLength(383)
    expect(cutText(HAMLET, await loadEncoding('p50k_base')).ids).toHaveLength(107)
  })

  it('the Polish song is 79 tokens and 132 characters there', async () => {
    expect([...POLISH_SONG]).toHaveLength(132)
    expect(cutText(POLISH_SONG, await loadEncoding('p50k_base')).ids).toHaveLength(79)
  })

  it('every encoding of js-tiktoken cuts them without losing anything', async () => {
    for (const { id } of ENCODINGS.filter(({ id }) => isTiktoken(id))) {
      const encoding = await loadEncoding(id)
      for (const text of [HAMLET, POLISH_SONG]) expect(encoding.decode(encoding.encode(text))).toBe(text)
    }
    // Six vocabularies are read; a busy machine takes its time.
  }, 300_000)
})
