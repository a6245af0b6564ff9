/** Hands the client components inside it the words of some rooms, in the reader's language. */
import { messagesOf, type Room } from './messages'
import { WordsProvider } from './provider'
import { readLanguage } from './server'

export async function Words({ rooms, children }: { rooms: readonly Room[]; children: React.ReactNode }) {
  const language = await readLanguage()
  return (
    <WordsProvider language={language} messages={messagesOf(language, rooms)}>
      {children}
    </WordsProvider>
  )
}
