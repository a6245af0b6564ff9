/**
 * Personal data in a text by its form: e-mail addresses, payment cards (Luhn), PESEL numbers (checksum and date), phone
 * numbers. Errs towards finding; a person decides. Names are looked for apart (`names.ts`).
 */

export type PersonalKind = 'email' | 'card' | 'pesel' | 'phone'

export interface PersonalSpan {
  kind: PersonalKind
  /** Offsets in UTF-16 units. */
  start: number
  end: number
}

const EMAIL =
  /[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,6}\p{L}{2,24}/gu
/** Not inside a longer number or word. */
const CARD = /(?<![\p{L}\p{N}.-])\d(?:[ -]?\d){12,18}(?![\p{L}\p{N}-]|\.\d)/gu
const PESEL = /(?<![\p{L}\p{N}.-])\d{11}(?![\p{L}\p{N}-]|\.\d)/gu
/** +48 601 234 567, 601-234-567, 22 621 23 45, (555) 123-4567, 555.123.4567, 601234567. */
const PHONE =
  /(?<![\p{L}\p{N}.+-])(?:(?:\+|00)\d{1,3}[ -]?)?(?:\(\d{1,4}\)[ -]?)?(?:\d{3}\.\d{3}\.\d{3,4}|\d{2,4}(?:[ -]\d{2,4}){1,4}|\d{9,11})(?![\p{L}\p{N}-]|\.\d)/gu

/** In order of place; where two kinds claim the same digits, the one that proves more wins. */
export function personalSpans(text: string): PersonalSpan[] {
  const found: PersonalSpan[] = []
  const isTaken = new Uint8Array(text.length)
  const add = (kind: PersonalKind, pattern: RegExp, isMeant: (match: string) => boolean) => {
    const search = new RegExp(pattern)
    for (let hit = search.exec(text); hit; hit = search.exec(text)) {
      const [match] = hit
      const [start, end] = [hit.index, hit.index + match.length]
      if (!isTaken.subarray(start, end).includes(1) && isMeant(match)) {
        found.push({ kind, start, end })
        isTaken.fill(1, start, end)
      }
      // What begins with another number may still end with one that is meant.
      else search.lastIndex = start + Math.max(1, /^\D*\d*/.exec(match)?.[0].length ?? 1)
    }
  }
  add('email', EMAIL, () => true)
  add('card', CARD, (match) => isCard(digitsOf(match)))
  add('pesel', PESEL, isPesel)
  add('phone', PHONE, (match) => isPhone(match))
  return found.sort((a, b) => a.start - b.start)
}

const digitsOf = (text: string) => text.replace(/\D/g, '')

/** Luhn's sum, and a first digit that a card scheme gives out. */
function isCard(digits: string): boolean {
  if (!/^[2-6]/.test(digits) || /^(\d)\1+$/.test(digits)) return false
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i])
    const doubled = i % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

const PESEL_WEIGHTS = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]

/** Eleven digits: a date whose month says the century, a number, a check digit. */
function isPesel(digits: string): boolean {
  const sum = PESEL_WEIGHTS.reduce((total, weight, i) => total + weight * Number(digits[i]), 0)
  if ((10 - (sum % 10)) % 10 !== Number(digits[10])) return false
  const coded = Number(digits.slice(2, 4))
  const century = [1900, 2000, 2100, 2200, 1800][Math.floor(coded / 20)]
  const [year, month, day] = [century + Number(digits.slice(0, 2)), coded % 20, Number(digits.slice(4, 6))]
  const date = new Date(Date.UTC(year, month - 1, day))
  return month >= 1 && month <= 12 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** Nine to fifteen digits; a bare run only where it could be dialled, which no year, date or amount is. */
function isPhone(match: string): boolean {
  const digits = digitsOf(match)
  if (digits.length < 9 || digits.length > 15) return false
  const isDate = /^(19|20)\d\d[ -]\d\d[ -]\d\d/.test(match) || /^\d\d[ -]\d\d[ -](19|20)\d\d/.test(match)
  return !isDate && !/^(\d)\1+$/.test(digits) && !(digits.length > 9 && /^0{3}/.test(digits))
}
