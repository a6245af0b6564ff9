/** Personal data in texts: what is found, what is not mistaken for it, and what redaction leaves. */
import { describe, expect, it } from 'vitest'
import { personalSpans } from '@/server/screening/personal-data'
import { redacted } from '@/server/screening/redact'

const found = (text: string) =>
  personalSpans(text).map(({ kind, start, end }) => `${kind}:${text.slice(start, end)}`)

describe('personal data', () => {
  it.each([
    ['Write to jan.kowalski+x@poczta.example.pl, please', 'email:jan.kowalski+x@poczta.example.pl'],
    ['Adres: żółw@łódź.pl', 'email:żółw@łódź.pl'],
    ['PESEL 44051401359.', 'pesel:44051401359'],
    ['born 2002: 02270803624', 'pesel:02270803624'],
    ['card 4111 1111 1111 1111 exp', 'card:4111 1111 1111 1111'],
    ['5500-0000-0000-0004', 'card:5500-0000-0000-0004'],
    ['378282246310005', 'card:378282246310005'],
    ['tel. +48 601 234 567', 'phone:+48 601 234 567'],
    ['601-234-567!', 'phone:601-234-567'],
    ['(555) 123-4567', 'phone:(555) 123-4567'],
    ['555.123.4567.', 'phone:555.123.4567'],
    ['call 0048601234567', 'phone:0048601234567'],
  ])('is found in “%s”', (text, expected) => expect(found(text)).toEqual([expected]))

  it.each([
    'In 2024 there were 12 345 678 people',
    'from 2026-11-25 to 2026-12-01',
    '25-11-2026',
    'IP 192.168.100.200, version 1.2.3',
    '44051401358 is no PESEL by its checksum, but is it a phone?',
    'pi is 3.14159265358979',
    'ISBN 978-83-01-00000-1',
    'a@b, @home, x@y.z1',
    'order AB123456789',
    '0000 0000 0000 0000',
  ])('is not seen in “%s”', (text) =>
    expect(found(text).filter((one) => !one.startsWith('phone:44051401358'))).toEqual([]),
  )

  it('is replaced by its kind, everything else kept to the letter', () => {
    expect(redacted('😀 Ola: ola@example.org, 44051401359 ‮.', 'personal')).toBe('😀 Ola: [e-mail], [PESEL] ‮.')
    expect(personalSpans(redacted('a@example.org +48 601 234 567 4111111111111111', 'personal'))).toEqual([])
  })

  it('is looked for in time that grows with the text, however it is made', () => {
    for (const text of [
      '1 '.repeat(50_000),
      'a.'.repeat(50_000),
      `${'a@'.repeat(50_000)}`,
      '+'.repeat(100_000),
    ])
      expect(personalSpans(text)).toEqual([])
  })
})
