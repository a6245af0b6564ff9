'use client'

/** The words of some rooms for client components, beside those that the layouts around have handed over already. */
import { createContext, useContext, useMemo, useState } from 'react'
import { IntlProvider } from 'use-intl'
import { type Language, LOCALES } from './languages'
import type { Room, Translation } from './messages'

type Handed = Partial<Pick<Translation, Room>>

const HandedWords = createContext<Handed>({})

export function WordsProvider({
  language,
  messages,
  children,
}: {
  language: Language
  messages: Handed
  children: React.ReactNode
}) {
  // Times are shown in the reader's zone, and only after something they did: never while the server renders.
  const [timeZone] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone)
  const outer = useContext(HandedWords)
  const all = useMemo(() => ({ ...outer, ...messages }), [outer, messages])
  return (
    <HandedWords value={all}>
      {/* The types follow the English source; a translation has the same keys. */}
      <IntlProvider locale={LOCALES[language]} messages={all as never} timeZone={timeZone}>
        {children}
      </IntlProvider>
    </HandedWords>
  )
}
