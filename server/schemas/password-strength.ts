/**
 * How hard a password is to guess, by zxcvbn. The same judgement in the browser (the meter) and on the server (the rule).
 * The dictionaries are large, so they are loaded on first use.
 */
import type { ZxcvbnFactory } from '@zxcvbn-ts/core'
import type { Message } from '../../ml/messages/message'
import { PASSWORD_LENGTH_MIN } from './account'
import { shapeMessage } from './shape-message'

/** 0 (guessed at once) to 4 (very strong); 3 is safely unguessable in an offline attack on a slow hash. */
export const STRENGTH_MIN = 3

export interface PasswordStrength {
  score: number
  isEnough: boolean
  /** What to change; null when it is enough. */
  advice: Message | null
}

/** zxcvbn says its feedback in these words: ours are codes. */
const WARNINGS = {
  straightRow: 'password-straight-row',
  keyPattern: 'password-key-pattern',
  simpleRepeat: 'password-simple-repeat',
  extendedRepeat: 'password-extended-repeat',
  sequences: 'password-sequences',
  recentYears: 'password-recent-years',
  dates: 'password-dates',
  topTen: 'password-top-ten',
  topHundred: 'password-top-hundred',
  common: 'password-common',
  similarToCommon: 'password-similar-to-common',
  wordByItself: 'password-one-word',
  namesByThemselves: 'password-only-names',
  commonNames: 'password-common-names',
  userInputs: 'password-personal',
  pwned: 'password-common',
} as const
const SUGGESTIONS = {
  l33t: 'password-avoid-substitutions',
  reverseWords: 'password-avoid-reversed',
  allUppercase: 'password-capitalise-some',
  capitalization: 'password-capitalise-more',
  dates: 'password-avoid-own-dates',
  recentYears: 'password-avoid-recent-years',
  associatedYears: 'password-avoid-own-years',
  sequences: 'password-avoid-sequences',
  repeated: 'password-avoid-repeats',
  longerKeyboardPattern: 'password-longer-pattern',
  anotherWord: 'password-rarer-words',
  useWords: 'password-several-words',
  noNeed: 'password-several-words',
  pwned: 'password-common',
} as const

type Hint = (typeof WARNINGS)[keyof typeof WARNINGS] | (typeof SUGGESTIONS)[keyof typeof SUGGESTIONS]

let factory: Promise<ZxcvbnFactory> | undefined

async function load(): Promise<ZxcvbnFactory> {
  const [core, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ])
  return new core.ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    translations: { ...english.translations, warnings: WARNINGS, suggestions: SUGGESTIONS },
  })
}

/** `personal` holds words an attacker tries first: name, e-mail, the product's name. */
export async function passwordStrength(password: string, personal: string[]): Promise<PasswordStrength> {
  factory ??= load()
  const words = [...personal, ...personal.flatMap((entry) => entry.split(/[\s@.]+/)), 'laurel']
  const result = (await factory).check(
    password,
    words.filter((word) => word.length > 2),
  )
  const isLongEnough = password.length >= PASSWORD_LENGTH_MIN
  const isEnough = isLongEnough && result.score >= STRENGTH_MIN
  const hint = (result.feedback.warning || result.feedback.suggestions[0]) as Hint | undefined
  return {
    score: isLongEnough ? result.score : Math.min(result.score, STRENGTH_MIN - 1),
    isEnough,
    advice: isEnough
      ? null
      : isLongEnough
        ? shapeMessage(hint ?? 'password-another-word')
        : shapeMessage('shape-text-too-short', { limit: PASSWORD_LENGTH_MIN }),
  }
}
