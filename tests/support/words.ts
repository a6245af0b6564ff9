/** The words of a room, and numbers, for tests of functions that are handed them. */
import { createTranslator } from 'use-intl/core'
import { formatsFor } from '@/app/_i18n/formats'
import { LANGUAGES, type Language, LOCALES } from '@/app/_i18n/languages'
import { messagesOf, type Room } from '@/app/_i18n/messages'
import type { Words } from '@/app/_i18n/words'

export function wordsIn<R extends Room>(room: R, language: Language = LANGUAGES[0]): Words<R> {
  return createTranslator({
    locale: LOCALES[language],
    messages: messagesOf(language, [room]) as never,
    namespace: room as never,
  }) as unknown as Words<R>
}

/** Numbers and times in English. */
export const FORMATS = formatsFor(LOCALES.en, wordsIn('common'))
