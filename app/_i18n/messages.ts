/**
 * Every word of the screens, by language and room (ICU MessageFormat). English is the source: Polish has the same keys or
 * the types complain, and `tests/unit/i18n.test.ts` fails on a key that is missing, unused, or takes other arguments.
 * A layout hands its pages the rooms they need, so that no page carries all words.
 */
import * as en from './en'
import type { Language } from './languages'
import * as pl from './pl'

type Widened<T> = { [K in keyof T]: T[K] extends string ? string : Widened<T[K]> }
export type Messages = typeof en
export type Room = keyof Messages
/** The shape a translation has: the same keys, other words. */
export type Translation = Widened<Messages>

const MESSAGES: Record<Language, Translation> = { en, pl }

export function messagesOf<R extends Room>(language: Language, rooms: readonly R[]): Pick<Translation, R> {
  return Object.fromEntries(rooms.map((room) => [room, MESSAGES[language][room]])) as Pick<Translation, R>
}

declare module 'use-intl' {
  interface AppConfig {
    Locale: string
    Messages: Messages
  }
}
