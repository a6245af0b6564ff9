/** Names of people in English and Polish: what is found, and what is not mistaken for one. */
import { describe, expect, it } from 'vitest'
import { nameSpans } from '@/server/screening/names'
import { POLISH_FIRST_NAMES } from '@/server/screening/polish-first-names'

const found = (text: string) => nameSpans(text).map(({ start, end }) => text.slice(start, end))

describe('names of people', () => {
  it.each([
    ['Write a birthday card for John Miller from Ohio.', ['John Miller']],
    ['My neighbour Sarah Thompson complains about the noise.', ['Sarah Thompson']],
    ['Draft a letter to Mr. Henderson about the rent.', ['Henderson']],
    ['Emily Carter and Robert Hughes are getting married in June.', ['Emily Carter', 'Robert Hughes']],
    ['Summarise the complaint that Priya Sharma sent us.', ['Priya Sharma']],
    ['Who was Marie Curie?', ['Marie Curie']],
    ['Please call Jan Kowalski about the invoice.', ['Jan Kowalski']],
    ['Napisz list do Jana Kowalskiego w sprawie czynszu.', ['Jana Kowalskiego']],
    ['Moja sąsiadka Anna Nowak-Zielińska ma psa.', ['Anna Nowak-Zielińska']],
    [
      'Umów spotkanie z Katarzyną Wiśniewską i Markiem Wójcikiem.',
      ['Katarzyną Wiśniewską', 'Markiem Wójcikiem'],
    ],
    ['Podziękuj Agnieszce Lis za prezent.', ['Agnieszce Lis']],
    ['Odpowiedz Pawłowi Krawczykowi, że nie przyjdę.', ['Pawłowi Krawczykowi']],
    ['Streść wypowiedź Zofii Marii Dąbrowskiej.', ['Zofii Marii Dąbrowskiej']],
  ])('are found in “%s”', (text, expected) => expect(found(text)).toEqual(expected))

  it.each([
    'Explain the Roman Empire to a child.',
    'Plan a trip to New York and San Francisco in May.',
    'Will You Marry Me is a film. Mark Your Calendar!',
    'Write a poem about Anna.',
    'What is the capital of South Africa? Compare it with Sri Lanka.',
    'Compare Visual Studio with Microsoft Word on Windows Eleven.',
    'Translate “Good Morning” into French. Use Google Translate.',
    'List the planets: Mercury, Venus, Earth, Mars.',
    'Happy New Year! Merry Christmas to all of you.',
    'The United Nations met on Monday. Prime Minister speaks on Friday.',
    'Virginia Beach, Paris France and Austin Texas in the summer',
    'I want to visit Saint Petersburg with my dog.',
    'Jak dojść na ulicę Jana Pawła II w Krakowie?',
    'Opowiedz o Szkole Podstawowej im. Adama Mickiewicza w Gdańsku.',
    'Napisz wiersz o Annie i Janie.',
    'Jakie jest największe miasto w Województwie Mazowieckim?',
    'Wyjaśnij, czym jest Unia Europejska i Rada Ministrów.',
    'Opisz Stare Miasto i Zamek Królewski w Warszawie.',
    'Boże Narodzenie i Nowy Rok w Polsce',
  ])('are not seen in “%s”', (text) => expect(found(text)).toEqual([]))

  it('know Polish first names in their cases', () => {
    for (const form of [
      'Markiem',
      'Pawle',
      'Kacprowi',
      'Jerzego',
      'Antoniemu',
      'Małgorzacie',
      'Oldze',
      'Zofią',
      'Kubie',
    ])
      expect(POLISH_FIRST_NAMES.has(form), form).toBe(true)
  })

  it('are looked for in time that grows with the text, however it is made', () => {
    for (const text of ['Anna '.repeat(40_000), 'John Miller. '.repeat(10_000), 'Aa-'.repeat(100_000)])
      expect(nameSpans(text).length).toBeLessThan(1000)
  })
})
