/**
 * Full names of people in a text: English by compromise, which tags every word in its sentence, Polish by first names in all
 * their cases before a capitalised word. A first name alone tells nobody apart and is left out; what a street or a school is
 * named after is no person. Errs towards what is certain: a writer's or an actor's name is a name, too, and a person decides.
 */
import nlp from 'compromise/two'
import { POLISH_FIRST_NAMES } from './polish-first-names'

export interface Span {
  /** Offsets in UTF-16 units. */
  start: number
  end: number
}

/** A few words side by side on one line that begin with a capital. */
const CAPITALISED = /(?<![\p{L}\p{N}@#/_'’-])\p{Lu}[\p{L}'’.-]{0,30}(?: \p{Lu}[\p{L}'’-]{0,30}){1,5}/gu
/** So many places of a text are looked at; names fill no book. */
const PLACES_MAX = 300
/** Of the sentence around a place. */
const AROUND_CHARS = 200

/** In order of place, none overlapping. */
export function nameSpans(text: string): Span[] {
  const places = capitalisedPlaces(text)
  if (places.length === 0) return []
  const found = [...polishNames(text, places), ...(isPolish(text) ? [] : englishNames(text, places))]
  const spans: Span[] = []
  for (const span of found.sort((a, b) => a.start - b.start || b.end - a.end))
    if (span.start >= (spans.at(-1)?.end ?? 0)) spans.push(span)
  return spans
}

function capitalisedPlaces(text: string): Span[] {
  const places: Span[] = []
  for (const { index, 0: match } of text.matchAll(CAPITALISED)) {
    places.push({ start: index, end: index + match.length })
    if (places.length === PLACES_MAX) break
  }
  return places
}

const POLISH_WORDS =
  /(?<!\p{L})(?:i|w|z|o|na|do|się|jest|że|nie|dla|od|po|jak|czy|co|kim|kto|był|była|są|mi|mnie|mam|ma|oraz|przez|napisz|opisz|podaj|wymień|wyjaśnij|streść|przetłumacz|list|pani|pan|pana|panu|panią)(?!\p{L})/giu
const ENGLISH_WORDS =
  /(?<!\p{L})(?:the|of|to|and|is|are|was|for|with|in|on|who|what|my|your|his|her|write|about|tell|from|by|that|this|it|you|me)(?!\p{L})/giu

const count = (text: string, words: RegExp) => text.match(words)?.length ?? 0

/** More of its small words are Polish than English. */
function isPolish(text: string): boolean {
  const head = text.slice(0, 2000)
  const letters = count(head, /[ąćęłńóśźż]/giu) > 0 ? 1 : 0
  return count(head, POLISH_WORDS) + letters > count(head, ENGLISH_WORDS)
}

/** What is named after somebody. */
const NAMED_AFTER =
  /(?:^|[^\p{L}])(?:ul|ulica|ulicy|ulicę|al|aleja|alei|pl|plac|placu|im|imienia|os|osiedle|osiedlu|rondo|rondzie|św|święty|święta|świętego|świętej|szkoła|szkole|szkoły)\.? $/iu
/** Words that are first names in Polish and something else before a capital in other languages. */
const AMBIGUOUS =
  /^(?:Roman|August|Julian|Lena|Nina|Nadia|Ada|Ola|Pola|Laura|Regina|Maja|Victoria|Iga|Iza|Ela)$/u

function polishNames(text: string, places: readonly Span[]): Span[] {
  const isForeign = !isPolish(text)
  return places.flatMap(({ start, end }) => {
    if (NAMED_AFTER.test(text.slice(Math.max(0, start - 20), start))) return []
    const words = text.slice(start, end).split(' ')
    const first = words.findIndex((word) => POLISH_FIRST_NAMES.has(word.replace(/-.*/, '')))
    if (first < 0 || (isForeign && AMBIGUOUS.test(words[first]))) return []
    const family = words.findIndex((word, i) => i > first && !POLISH_FIRST_NAMES.has(word))
    if (family < 0 || !FAMILY_NAME.test(words[family])) return []
    const lengthOf = (count: number) => words.slice(0, count).join(' ').length
    return [{ start: start + (first > 0 ? lengthOf(first) + 1 : 0), end: start + lengthOf(family + 1) }]
  })
}

const FAMILY_NAME = /^\p{Lu}\p{Ll}{2,}(?:-\p{Lu}\p{Ll}{2,})?$/u

/** A term of compromise's `json()`, as far as it is read here. */
interface Term {
  text: string
  tags: string[]
  offset: { start: number; length: number }
}

const AS_TERMS = { offset: true, terms: { tags: true, offset: true } }

function englishNames(text: string, places: readonly Span[]): Span[] {
  const found: Span[] = []
  let readTo = 0
  for (const place of places) {
    if (place.start < readTo) continue
    const { start, end } = sentenceAround(text, place)
    readTo = end
    // A name in the genitive is tagged as nothing; offsets stay as they are.
    const sentence = text.slice(start, end).replace(/['’]s(?!\p{L})/gu, '  ')
    const people = nlp(sentence).match('#Honorific? #Person+')
    for (const { terms } of people.json(AS_TERMS) as { terms: Term[] }[]) {
      const name = terms.filter(({ tags }) => !tags.includes('Honorific'))
      if (!isFullName(name, terms.length > name.length)) continue
      const last = name[name.length - 1].offset
      found.push({ start: start + name[0].offset.start, end: start + last.start + last.length })
    }
  }
  return found
}

const NO_NAME =
  /^(?:I|Me|My|You|Your|He|His|She|Her|It|Its|We|Us|Our|They|Their|The|And|Of|In|To|Is|What|Who|How)$/u

/** A first name with what follows it, or anything before a family name; a family name alone after a title. */
function isFullName(name: readonly Term[], hasTitle: boolean): boolean {
  if (name.length === 0 || !/^\p{Lu}/u.test(name[0].text) || !/^\p{Lu}/u.test(name[name.length - 1].text))
    return false
  if (name.some(({ text }) => NO_NAME.test(text))) return false
  const isLast = ({ tags }: Term) => tags.includes('LastName')
  if (name.length === 1) return hasTitle && isLast(name[0])
  return name[0].tags.includes('FirstName') || isLast(name[name.length - 1])
}

/** No further than a few words beyond it. */
function sentenceAround(text: string, { start, end }: Span): Span {
  const before = text.slice(Math.max(0, start - AROUND_CHARS), start)
  const after = text.slice(end, end + AROUND_CHARS)
  const opening = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('? '), before.lastIndexOf('! ')) + 1
  const closing = /[\n?!]/.exec(after)
  return {
    start: start - before.length + opening,
    end: end + (closing ? closing.index : after.length),
  }
}
