/** The little grammar the generator needs: articles, agreement, lists, sentences. Leaves out what to say. */
import type { Rng } from '../../tensor/rng'
import type { Entity } from '../world/entities'

export function pick<T>(rng: Rng, items: readonly T[]): T {
  return items[rng.integer(items.length)]!
}

/** `count` different items in random order; throws when there are not enough, so that no caller can loop for ever. */
export function pickSome<T>(rng: Rng, items: readonly T[], count: number): T[] {
  if (count > items.length) throw new RangeError(`cannot pick ${count} of ${items.length}`)
  const pool = [...items]
  for (let i = 0; i < count; i++) {
    const j = i + rng.integer(pool.length - i)
    const item = pool[i]!
    pool[i]! = pool[j]!
    pool[j]! = item
  }
  return pool.slice(0, count)
}

export function chance(rng: Rng, probability: number): boolean {
  return rng.uniform() < probability
}

/** "an apple", "a lion". */
export function withArticle(words: string): string {
  return `${/^([aeiou]|honest|hour)/i.test(words) && !/^(uni|use|eu)/i.test(words) ? 'an' : 'a'} ${words}`
}

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** "apples", "apples and pears", "apples, pears and plums". */
export function joinList(items: readonly string[]): string {
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`
}

/** How an entity stands in a sentence: one of them, many of them, or a substance. */
export type Form = 'one' | 'many' | 'mass'

export function formsOf(entity: Entity): Form[] {
  return entity.plural === null ? ['mass'] : ['one', 'many']
}

/** "a lion", "lions", "milk". */
export function nounPhrase(entity: Entity, form: Form): string {
  if (form === 'many') return entity.plural ?? entity.singular
  return form === 'one' ? withArticle(entity.singular) : entity.singular
}

/** "lions" or "milk": the form for lists and general questions. */
export function general(entity: Entity): string {
  return entity.plural ?? entity.singular
}

/** "a lion" or "milk". */
export function indefinite(entity: Entity): string {
  return entity.plural === null ? entity.singular : withArticle(entity.singular)
}

export function agree(form: Form, one: string, many: string): string {
  return form === 'many' ? many : one
}

export const NUMBER_WORDS = ['zero', 'one', 'two', 'three', 'four', 'five']

/** Sentences of a text with their closing punctuation; a last piece without one is kept as it is. */
export function splitSentences(text: string): string[] {
  return (text.match(/[^.!?]+[.!?]*["”]?|[.!?]+/g) ?? [])
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
}
