/** What the server refuses with, in a language. On the server alone: no page carries all these sentences. */
import { createTranslator } from 'use-intl/core'
import type { Say } from '@/server/api/trpc'
import type { AppError } from '@/server/errors'
import type { RefusalCode } from '@/server/refusals/catalogue'
import { type Language, LOCALES } from './languages'
import { messagesOf } from './messages'
import { REPORTS } from './pl/reports'
import { SHAPES } from './pl/shapes'
import { translate } from './sentences'

type Translate = (code: RefusalCode, values: Record<string, string | number>) => string

const known = new Map<Language, Say>()

export function sayIn(language: Language): Say {
  const earlier = known.get(language)
  if (earlier) return earlier
  const say = speech(language)
  known.set(language, say)
  return say
}

function speech(language: Language): Say {
  // What shapes and workers say is still stored as English sentences.
  const sentence = language === 'pl' ? translate({ ...SHAPES, ...REPORTS }) : (english: string) => english
  const refusal = createTranslator({
    locale: LOCALES[language],
    messages: messagesOf(language, ['refusals']).refusals,
  }) as unknown as Translate
  return {
    sentence,
    refusal: ({ code, values }: AppError) => refusal(code, withReason(values, sentence)).trim(),
  }
}

/** The reason inside a refusal is a sentence of its own. */
const withReason = ({ reason, ...values }: AppError['values'], sentence: Say['sentence']) => ({
  ...values,
  ...(reason !== undefined && { reason: sentence(String(reason)) }),
})
