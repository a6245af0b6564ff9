'use client'

/** The words of some rooms for client components. The nearest provider wins, so it names all that its pages need. */
import { useState } from 'react'
import { IntlProvider } from 'use-intl'
import { type Language, LOCALES } from './languages'
import type { Room, Translation } from './messages'

export function WordsProvider({
  language,
  messages,
  children,
}: {
  language: Language
  messages: Partial<Pick<Translation, Room>>
  children: React.ReactNode
}) {
  // Times are shown in the reader's zone, and only after something they did: never while the server renders.
  const [timeZone] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone)
  return (
    // The types follow the English source; a translation has the same keys.
    <IntlProvider locale={LOCALES[language]} messages={messages as never} timeZone={timeZone}>
      {children}
    </IntlProvider>
  )
}
