/**
 * What the server says in sentences, in the reader's language. Services, shapes, workers and trainers speak English, which
 * programs get as it is; people get the translation of the sentence, or the sentence itself where there is none. `{}`
 * stands for what varies, `{n}` for a number; a translation says `{0}`, `{1}`, … where their order is another. `tests/unit/i18n.test.ts` fails
 * on a sentence that nobody says any more.
 */

export type Say = (sentence: string) => string

export const asIs: Say = (sentence) => sentence

const VARYING = /\{n?\}/
const SENTENCE_END = /(?<=[.!?]) (?=\S)/
/** So many sentences are known as one. */
const TOGETHER_MAX = 3
/** Anything longer is no sentence of ours. */
const LENGTH_MAX = 1000
const ENGLISH_NUMBER = /^\d{1,3}(,\d{3})*(\.\d+)?( %)?$/

/** Into Polish, by sentences: whole, or one after the other where several were put together. */
export function translate(polish: Readonly<Record<string, string>>): Say {
  const patterns = Object.entries(polish).flatMap(([sentence, translation]) =>
    VARYING.test(sentence) ? [{ pattern: patternOf(sentence), translation }] : [],
  )
  const known = (sentence: string): string | undefined => {
    if (Object.hasOwn(polish, sentence)) return polish[sentence]
    for (const { pattern, translation } of patterns) {
      const varying = pattern.exec(sentence)?.slice(1)
      if (!varying) continue
      let next = 0
      return translation.replaceAll(/\{(\d?)\}/g, (_, at: string) =>
        say(varying[at === '' ? next++ : Number(at)] ?? ''),
      )
    }
    return undefined
  }
  const say: Say = (sentence) => {
    if (ENGLISH_NUMBER.test(sentence)) return polishNumber(sentence)
    if (sentence.length > LENGTH_MAX) return sentence
    const whole = known(sentence)
    if (whole !== undefined) return whole
    const parts = sentence.split(SENTENCE_END)
    for (let many = Math.min(TOGETHER_MAX, parts.length - 1); many > 0; many--) {
      const first = known(parts.slice(0, many).join(' '))
      if (first !== undefined) return `${first} ${say(parts.slice(many).join(' '))}`
    }
    return parts.length > 1 ? `${parts[0]} ${say(parts.slice(1).join(' '))}` : sentence
  }
  return say
}

/** "4,012.5 %" → "4 012,5%", with a space that does not break. */
const polishNumber = (number: string): string =>
  number.replaceAll(',', '\u00a0').replace('.', ',').replace(' %', '%')

function patternOf(sentence: string): RegExp {
  const source = sentence
    .split(/(\{n?\})/)
    .map((part, at, { length }) => {
      if (part === '{n}') return '([\\d,.]+)'
      // What comes last may be nothing.
      if (part === '{}') return at === length - 2 ? '([\\s\\S]*)' : '([\\s\\S]+?)'
      return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    })
    .join('')
  return new RegExp(`^${source}$`)
}
