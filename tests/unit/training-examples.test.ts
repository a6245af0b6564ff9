/** What a model is trained on, as the examples page shows it; against the article's table and our own trainers. */
import { describe, expect, it } from 'vitest'
import { HAMLET, POLISH_SONG } from '@/app/_components/tokens/article-texts'
import { loadEncoding } from '@/app/_components/tokens/encodings'
import { cutText, pieceAt } from '@/app/_components/tokens/token-pieces'
import { countExamples, maskedRow, trainingExamples } from '@/app/_components/tokens/training-examples'

describe('training examples', () => {
  it('are the article’s, at a context of ten tokens', async () => {
    const encoding = await loadEncoding('p50k_base')
    const wordsOf = (text: string, next: number) => {
      const cut = cutText(text, encoding)
      const [example] = trainingExamples(
        cut.ids.length,
        { contextLength: 10, hasMarks: false },
        next - 1,
        next,
      )
      return [...example!.context, example!.next].map((slot) => pieceAt(cut, slot as number).text.trim())
    }
    expect(wordsOf(HAMLET, 11)).toEqual([
      'be',
      ',',
      'or',
      'not',
      'to',
      'be',
      ',',
      'that',
      'is',
      'the',
      'question',
    ])
    expect(wordsOf(POLISH_SONG, 10)).toEqual(['W', 'l', 'az', 'ł', 'k', 'ot', 'ek', 'na', 'p', 'ł', 'ot'])
    const devoutly = cutText("Devoutly to be wish'd. To die,", encoding)
    const [example] = trainingExamples(devoutly.ids.length, { contextLength: 10, hasMarks: false }, 9, 10)
    expect(
      [...example!.context, example!.next].map((slot) => pieceAt(devoutly, slot as number).text),
    ).toEqual(['Dev', 'out', 'ly', ' to', ' be', ' wish', "'d", '.', ' To', ' die', ','])
  })

  it('begin with BOS, end with guessing EOS, and are padded on the left until the context is full', () => {
    const options = { contextLength: 3, hasMarks: true }
    expect(trainingExamples(3, options, 0, 9)).toEqual([
      { context: ['pad', 'pad', 'bos'], next: 0, cutOff: 0 },
      { context: ['pad', 'bos', 0], next: 1, cutOff: 0 },
      { context: ['bos', 0, 1], next: 2, cutOff: 0 },
      { context: [0, 1, 2], next: 'eos', cutOff: 1 },
    ])
    expect(countExamples(3, true)).toBe(4)
    expect(countExamples(3, false)).toBe(2)
    expect(countExamples(0, true)).toBe(0)
  })

  it('count the answer and its end in fine-tuning, not the prompt, not padding', () => {
    const row = maskedRow(2, 2, 8)
    expect(row.map(({ slot }) => slot)).toEqual(['bos', 0, 1, 2, 3, 'eos', 'pad', 'pad'])
    expect(row.map(({ isCounted }) => isCounted)).toEqual([
      false,
      false,
      false,
      true,
      true,
      true,
      false,
      false,
    ])
    expect(maskedRow(2, 9, 5).map(({ slot }) => slot)).toEqual(['bos', 0, 1, 2, 3])
  })
})
