/** Texts on their way into pre-training: no token lost in cutting, shares kept, the same document at every call. */
import { describe, expect, it } from 'vitest'
import { encodeDocument } from '@/ml/data/template'
import { mixTexts } from '@/ml/data/text-mix'
import { textSource } from '@/ml/data/text-source'
import { createRng } from '@/ml/tensor/rng'
import { byteTokenizer } from '../../learning/tiny-model'

const ROW = 16
const source = (texts: string[], seed = 1) =>
  textSource(texts, byteTokenizer, { rowLength: ROW, rng: createRng(seed) })

describe('a source of text', () => {
  it('cuts a long document so that each token is predicted exactly once', () => {
    const text = 'a long document of more than three rows, with an end.'
    const long = source([text])
    const pieces = Array.from({ length: 4 }, (_, i) => long.document(i))
    expect(Math.max(...pieces.map(({ length }) => length))).toBe(ROW + 1)
    const whole = encodeDocument(byteTokenizer, text)
    expect(long.tokens).toBe(whole.length - 1)
    const predicted = pieces.flatMap((piece) => piece.slice(1))
    expect(predicted.sort()).toEqual(whole.slice(1).sort())
  })

  it('reads every document once a pass, each pass in an order of its own, the same at every call', () => {
    const texts = Array.from({ length: 12 }, (_, i) => `text ${i}`)
    const read = (from: number) =>
      Array.from({ length: 12 }, (_, i) =>
        byteTokenizer.decode(
          source(texts)
            .document(from + i)
            .slice(1, -1),
        ),
      )
    expect([...read(0)].sort()).toEqual([...texts].sort())
    expect([...read(12)].sort()).toEqual([...texts].sort())
    expect(read(12)).not.toEqual(read(0))
    const again = source(texts)
    again.document(30)
    expect(again.document(3)).toEqual(source(texts).document(3))
  })

  it('refuses to be empty', () => {
    expect(() => source([])).toThrow('needs at least one document')
  })
})

describe('a mix', () => {
  const short = { share: 1, text: source(['abc', 'def']) }
  const long = { share: 3, text: source(['a longer text', 'one more text'], 2) }

  it('gives each source its share of the tokens, not of the documents', () => {
    const mix = mixTexts([short, long], createRng(5))
    const tokens = [0, 0]
    for (let i = 0; i < 4000; i++) tokens[mix.sourceOf(i)]! += mix.document(i).length - 1
    expect(tokens[1]! / (tokens[0]! + tokens[1]!)).toBeCloseTo(0.75, 1)
  })

  it('says the same of a document whenever it is asked', () => {
    const mix = mixTexts([short, long], createRng(5))
    const late = mix.document(99)
    const other = mixTexts([short, long], createRng(5))
    for (let i = 0; i < 99; i++) other.document(i)
    expect(other.document(99)).toEqual(late)
  })
})
