/** Any message in a language. On the server alone: no page carries all these sentences. */
import { createTranslator } from 'use-intl/core'
import { type Message, sayMessage, type Translate } from '@/ml/messages/message'
import { type Language, LOCALES } from './languages'
import { messagesOf } from './messages'

type Say = (message: Message) => string

const known = new Map<Language, Say>()

export function sayIn(language: Language): Say {
  const say = known.get(language) ?? sayer(language)
  known.set(language, say)
  return say
}

function sayer(language: Language): Say {
  const { messages, shapes, refusals } = messagesOf(language, ['messages', 'shapes', 'refusals'])
  const translate = createTranslator({
    locale: LOCALES[language],
    messages: { ...messages, ...shapes, ...refusals },
  }) as unknown as Translate
  return (message) => sayMessage(message, translate)
}
