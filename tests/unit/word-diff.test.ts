/** Which words are shown as new when two texts are compared. */
import { describe, expect, it } from 'vitest'
import { diffWords } from '@/app/_components/word-diff'

const marked = (earlier: string, text: string) =>
  diffWords(earlier, text)
    .map(({ text: part, isNew }) => (isNew ? `[${part}]` : part))
    .join('')

describe('the difference of two texts', () => {
  it.each([
    ['a b c', 'a b c', 'a b c'],
    ['a b c', 'a x c', 'a [x] c'],
    ['a c', 'a x y c', 'a [x y] c'],
    ['a b c', 'a c', 'a c'],
    ['', 'a b', '[a b]'],
    ['a b', '', ''],
    ['constructor x', 'constructor __proto__', 'constructor [__proto__]'],
    ['one\n two', 'one\n\n two  three', 'one\n\n two  [three]'],
    ['Zażółć gęślą', 'Zażółć jaźń 🌿', 'Zażółć [jaźń 🌿]'],
  ])('of %j and %j marks the new words: %j', (earlier, text, expected) => {
    expect(marked(earlier, text)).toBe(expected)
  })

  it('keeps every character of the text', () => {
    const text = '  An answer,\twith tabs\n\n- and a list\n'
    expect(
      diffWords('Another answer with a list', text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text)
  })

  it('of long texts with nothing in common marks everything', () => {
    const long = (letter: string) => Array.from({ length: 6000 }, (_, i) => `${letter}${i}`).join(' ')
    expect(diffWords(long('a'), long('b'))).toEqual([{ text: long('b'), isNew: true }])
  })
})
