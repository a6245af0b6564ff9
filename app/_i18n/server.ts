/** Words in server components: `const t = await wordsOf('rank')`. Client components use `useTranslations` of `use-intl`. */
import type { Metadata } from 'next'
import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { createTranslator } from 'use-intl/core'
import { formatsFor } from './formats'
import { chooseLanguage, LANGUAGE_COOKIE, LOCALES } from './languages'
import { type Messages, messagesOf, type Room } from './messages'
import type { Words } from './words'

export const readLanguage = cache(async () =>
  chooseLanguage((await cookies()).get(LANGUAGE_COOKIE)?.value, (await headers()).get('accept-language')),
)

export async function wordsOf<R extends Room>(room: R): Promise<Words<R>> {
  const language = await readLanguage()
  // The types follow the English source; a translation has the same keys.
  return createTranslator({
    locale: LOCALES[language],
    messages: messagesOf(language, [room]) as never,
    namespace: room as never,
  }) as unknown as Words<R>
}

/** Numbers in server components; client components use `useFormats`. */
export const readFormats = async () => formatsFor(LOCALES[await readLanguage()], await wordsOf('common'))

/** A page's title in the reader's language: `export const generateMetadata = titled('people', 'title')`. */
export function titled<R extends Room>(room: R, key: keyof Messages[R] & string, more: Metadata = {}) {
  return async (): Promise<Metadata> => {
    const t = (await wordsOf(room)) as unknown as (key: unknown) => string
    return { ...more, title: t(key) }
  }
}
