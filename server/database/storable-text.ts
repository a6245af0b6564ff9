/** What PostgreSQL can keep of a text. */
import type { Message, MessageValue } from '../../ml/messages/message'

/**
 * PostgreSQL keeps no NUL character in text, and a byte-level model can write one: it is shown as U+FFFD, as other
 * bytes that are no text are. The token ids keep what was really written.
 */
export const storableText = (text: string): string => text.replaceAll('\u0000', '\uFFFD')

/** Half a surrogate pair would silently become another character. */
export const isStorable = (text: string) => !text.includes('\u0000') && !/\p{Surrogate}/u.test(text)

/** A message whose values can be kept: what is no character is shown as U+FFFD. */
export function storableMessage({ code, values }: Message): Message {
  const storable = (value: MessageValue): MessageValue => {
    if (typeof value === 'string')
      return value.replaceAll('\u0000', '\uFFFD').replace(/\p{Surrogate}/gu, '\uFFFD')
    if (typeof value === 'number') return value
    return 'code' in value ? storableMessage(value) : value.map(storableMessage)
  }
  if (!values) return { code }
  return {
    code,
    values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, storable(value)])),
  }
}

/** Whether every text in a value can be kept as it is. Without recursion: JSON may be nested deeper than the stack. */
export function holdsStorableText(root: unknown): boolean {
  const open = [root]
  const seen = new Set<object>()
  while (open.length > 0) {
    const value = open.pop()
    if (typeof value === 'string' && !isStorable(value)) return false
    if (typeof value === 'object' && value !== null && !seen.has(value)) {
      seen.add(value)
      for (const [key, inner] of Object.entries(value)) {
        if (!isStorable(key)) return false
        open.push(inner)
      }
    }
  }
  return true
}
