/**
 * What the server refuses with, in the reader's language. Services and shapes speak English sentences, which programs get as
 * they are; people get the translation of the sentence, or the sentence itself where there is none. `{}` stands for what
 * varies. `tests/unit/i18n.test.ts` fails on a sentence that nobody says any more.
 */
import type { Language } from './languages'
import { REFUSALS } from './pl/refusals'
import { SHAPES } from './pl/shapes'

type Say = (sentence: string) => string

export function sayIn(language: Language): Say {
  return language === 'pl' ? translate({ ...SHAPES, ...REFUSALS }) : (sentence) => sentence
}

export function translate(sentences: Readonly<Record<string, string>>): Say {
  const patterns = Object.entries(sentences).flatMap(([sentence, translation]) =>
    sentence.includes('{}') ? [{ pattern: patternOf(sentence), translation }] : [],
  )
  const say: Say = (sentence) => {
    if (Object.hasOwn(sentences, sentence)) return sentences[sentence]
    for (const { pattern, translation } of patterns) {
      const varying = pattern.exec(sentence)?.slice(1)
      if (varying) return translation.replaceAll('{}', () => say(varying.shift() ?? ''))
    }
    return sentence
  }
  return say
}

function patternOf(sentence: string): RegExp {
  const parts = sentence.split('{}').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('([\\s\\S]+?)')}$`)
}
