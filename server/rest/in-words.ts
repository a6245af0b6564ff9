/** Messages as programs get them: the English sentence, and beside it the stable codes of its parts. */
import { z } from 'zod'
import { type Message, messagesIn } from '../../ml/messages/message'
import { sayInEnglish } from '../messages/say-in-english'

export const Codes = z
  .array(z.string())
  .describe('The stable codes of its messages, for programs; the sentence may change.')

export const codesOf = (message: Message | null): string[] =>
  message ? messagesIn(message).map(({ code }) => code) : []

export const sentenceOf = (message: Message | null): string | null => message && sayInEnglish(message)

export const outcomeInWords = <Row extends { outcome: Message | null }>(row: Row) => ({
  ...row,
  outcome: sentenceOf(row.outcome),
  outcomeCodes: codesOf(row.outcome),
})
