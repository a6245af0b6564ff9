'use client'

/** Says sentences that come from elsewhere than the rooms in the reader's language, by a table of Polish ones. */
import { useLocale } from 'use-intl'
import { asIs, type Say, translate } from './sentences'

const made = new WeakMap<object, Say>()

export function useTranslated(polish: Readonly<Record<string, string>>): Say {
  if (!useLocale().startsWith('pl')) return asIs
  const say = made.get(polish) ?? translate(polish)
  made.set(polish, say)
  return say
}
