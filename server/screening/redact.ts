/** Puts placeholders in the place of personal data or of names: each is found, and redacted, apart from the other. */
import { nameSpans } from './names'
import { type PersonalKind, personalSpans } from './personal-data'

export type RedactableKind = 'personal' | 'name'

interface RedactableSpan {
  kind: PersonalKind | 'name'
  /** Offsets in UTF-16 units. */
  start: number
  end: number
}

const PLACEHOLDER: Record<RedactableSpan['kind'], string> = {
  email: '[e-mail]',
  card: '[card number]',
  pesel: '[PESEL]',
  phone: '[phone]',
  name: '[name]',
}

export const redactableSpans = (text: string, what: RedactableKind): RedactableSpan[] =>
  what === 'personal' ? personalSpans(text) : nameSpans(text).map((span) => ({ kind: 'name', ...span }))

export function redacted(text: string, what: RedactableKind): string {
  let out = ''
  let from = 0
  for (const { kind, start, end } of redactableSpans(text, what)) {
    out += text.slice(from, start) + PLACEHOLDER[kind]
    from = end
  }
  return out + text.slice(from)
}
