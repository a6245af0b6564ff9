/** The type of what `useTranslations(room)` and `wordsOf(room)` return, for functions that are handed it. */
import type { createTranslator } from 'use-intl/core'
import type { Messages, Room } from './messages'

export type Words<R extends Room> = ReturnType<typeof createTranslator<Messages, R>>
