/** Hints at the writing desk: they are right where they are sure, and silent where they are not. */
import { describe, expect, it } from 'vitest'
import { guessLanguage } from '@/app/desk/[projectId]/_components/guess-language'
import { soundsLikeAModel } from '@/app/desk/[projectId]/write/_components/sounds-like-a-model'
import { similarity } from '@/server/exchange/similarity'

describe('the language of a text', () => {
  it.each([
    ['en', 'Bread goes stale because the starch in it takes up water and this makes it hard.'],
    ['pl', 'Chleb czerstwieje, bo skrobia oddaje wodę i to jest powód, że nie jest już miękki.'],
    ['de', 'Das Brot wird hart, und das ist nicht gut für die Kinder, die es mit Butter essen.'],
    ['fr', 'Le pain est dur, et les enfants ne sont pas contents de ce qui est sur la table.'],
  ])('is guessed for %s', (language, text) => {
    expect(guessLanguage(text)).toBe(language)
  })

  it('is not guessed from a few words, names or another script', () => {
    expect(guessLanguage('The bread.')).toBeNull()
    expect(guessLanguage('Anna Maria Petra Karol Jan Ewa Olga Piotr Marek Zofia')).toBeNull()
    expect(
      guessLanguage('Хлеб черствеет, потому что крахмал теряет воду и становится твёрдым со временем'),
    ).toBeNull()
  })
})

describe('a paste', () => {
  const phrase = 'Certainly! Bread goes stale slowly.'

  it('is suspected when it is most of the answer and long, or says what chat models say', () => {
    expect(soundsLikeAModel(phrase, phrase)).toBe(true)
    expect(soundsLikeAModel('x'.repeat(250), 'x'.repeat(250))).toBe(true)
  })

  it('is not suspected when it is a line in something written, was deleted again, or nothing was pasted', () => {
    expect(soundsLikeAModel(`${'I wrote this myself. '.repeat(5)}${phrase}`, phrase)).toBe(false)
    expect(soundsLikeAModel('Something else.', phrase)).toBe(false)
    expect(soundsLikeAModel(phrase, '')).toBe(false)
    expect(soundsLikeAModel('Bread is good.', 'Bread is good.')).toBe(false)
  })
})

describe('similarity', () => {
  it('is 1 for the same words, high for one changed, 0 for others', () => {
    const text = 'Keep the bread in a dry box and it will stay soft for three days.'
    expect(similarity(text, text.toUpperCase())).toBe(1)
    expect(similarity(text, text.replace('three', 'four'))).toBeGreaterThan(0.6)
    expect(similarity(text, 'A fox ran over the hill at night.')).toBe(0)
    expect(similarity('', '')).toBe(0)
  })
})
