/**
 * How hard a password is to guess, by zxcvbn. The same judgement in the browser (the meter) and on the server (the rule).
 * The dictionaries are large, so they are loaded on first use.
 */
import type { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { PASSWORD_LENGTH_MIN } from './account'

/** 0 (guessed at once) to 4 (very strong); 3 is safely unguessable in an offline attack on a slow hash. */
export const STRENGTH_MIN = 3

export interface PasswordStrength {
  score: number
  isEnough: boolean
  /** What to change, in a sentence; empty when it is enough. */
  advice: string
}

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
    translations: english.translations,
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
  const hint = result.feedback.warning || result.feedback.suggestions[0] || 'Add another word or two.'
  return {
    score: isLongEnough ? result.score : Math.min(result.score, STRENGTH_MIN - 1),
    isEnough,
    advice: isEnough ? '' : isLongEnough ? hint : `Use at least ${PASSWORD_LENGTH_MIN} characters.`,
  }
}
