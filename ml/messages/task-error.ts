/** Errors that people are told of by code, and what any other error is told as. */
import { createTranslator } from 'use-intl/core'
import { ML_MESSAGES } from './catalogue'
import { type Message, type MessageValues, sayMessage, type Translate, verbatim } from './message'

const translate = createTranslator({ locale: 'en', messages: ML_MESSAGES }) as unknown as Translate

/** The English sentence of one of this catalogue's messages, for terminals and logs. */
export const sayInEnglish = (said: Message): string => sayMessage(said, translate)

/**
 * An expected failure: `throw new TaskError(message('share-invalid', { source, share }))`. Its `message` is the English
 * sentence.
 */
export class TaskError extends Error implements Message {
  override name = 'TaskError'
  readonly code: string
  readonly values?: MessageValues

  constructor({ code, values }: Message) {
    super(sayInEnglish({ code, values }))
    this.code = code
    this.values = values
  }
}

/** Characters of what an unexpected error says; some say whole programs. */
const WORDS_MAX = 1000

/** What is told of any error: an unexpected one in its own words. */
export function messageOf(error: unknown): Message {
  if (error instanceof TaskError) return { code: error.code, ...(error.values && { values: error.values }) }
  return verbatim((error instanceof Error ? error.message : String(error)).slice(0, WORDS_MAX))
}
