/**
 * What people are told is kept as a stable code and what varies in it, and said in the reader's language when it is read.
 * Storage, events and programs hold messages; sentences are made at the edge by `sayMessage`.
 */

/** A message inside another one is said in the same language. */
export type MessageValue = string | number | Message | readonly Message[]

export type MessageValues = Readonly<Record<string, MessageValue>>

export interface Message {
  readonly code: string
  readonly values?: MessageValues
}

/** The sentence of a code, in one language. */
export type Translate = (code: string, values: Record<string, string | number>) => string

/** What other software said, as it is, in every language. */
const VERBATIM = 'verbatim'
/** Several messages, said one after the other. */
const TOGETHER = 'together'

export const verbatim = (text: string): Message => ({ code: VERBATIM, values: { text } })

/** One message of several. At least one is given. */
export const together = (...messages: readonly Message[]): Message =>
  messages.length === 1 && messages[0] ? messages[0] : { code: TOGETHER, values: { messages } }

/** The messages that were put together, or the only one. */
export function messagesIn(message: Message): readonly Message[] {
  const inner = message.code === TOGETHER ? message.values?.messages : undefined
  return Array.isArray(inner) ? (inner as readonly Message[]) : [message]
}

/** Says a message and all messages inside it. */
export function sayMessage(message: Message, translate: Translate): string {
  const said = (value: MessageValue): string | number => {
    if (typeof value !== 'object') return value
    if ('code' in value) return sayMessage(value, translate)
    return value.map((inner) => sayMessage(inner, translate)).join(' ')
  }
  const values = Object.entries(message.values ?? {}).map(([name, value]) => [name, said(value)] as const)
  if (message.code === TOGETHER || message.code === VERBATIM)
    return values.map(([, value]) => value).join(' ')
  return translate(message.code, Object.fromEntries(values)).trim()
}
