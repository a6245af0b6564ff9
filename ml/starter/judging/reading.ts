/**
 * A response taken apart once: its sentences with what each is (friendly, rude, a claim …). The judges of the twelve
 * task types work on this. Leaves out any judgement.
 */
import { type ClaimReading, entityNamed, readClaim } from '../text/claims'
import { splitSentences } from '../text/english'
import type { Entity } from '../world/entities'
import { PEOPLE } from '../world/names'

export interface Sentence {
  text: string
  /** Lower case, without punctuation at the end or double spaces. */
  plain: string
  words: string[]
  /** Names of people, each once. */
  people: string[]
  isFriendly: boolean
  isRude: boolean
  claim: ClaimReading | null
}

const NAMES = new Set(PEOPLE.map(({ name }) => name))

const FRIENDLY =
  /^(sure|of course|gladly|with pleasure|yes, of course|good question|you are welcome|here you go)\b|\b(happy to help|hope (this|that|it) helps|thank you for asking|i can help you|have a nice|just ask me|do not worry|sorry to hear|can happen to anybody|good luck)\b|^(i can tell you (that|about)|let me (tell|explain)|that is easy|here is (a|my|the)\b.*(story|question|note|sentence)|you can (say it like this|write this)|this sounds nicer)/

const RUDE =
  /\b(silly|stupid|fool|boring|shut up|leave me alone|find out yourself|do not care|stop asking|you should (really )?know|idiot|dumb)\b/

export function plainText(text: string): string {
  return text
    .toLowerCase()
    .replace(/["“”]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/[.!?,;:]+$/, '')
    .trim()
}

export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[a-z']+(?:-[a-z]+)*/g) ?? []
}

/** "It has wings." and "The lions roar." read as claims about the topic. */
function resolve(sentence: string, topics: readonly Entity[]): string {
  const topic = topics[0]
  const named = sentence.replace(/^The ([a-z-]+)/, (whole, word: string) => {
    const entity = entityNamed(word)
    if (entity === undefined) return whole
    return word === entity.plural && word !== entity.singular ? word : `a ${word}`
  })
  if (topic === undefined) return named
  const one =
    topic.plural === null
      ? topic.singular
      : /^[aeiou]/.test(topic.singular)
        ? `an ${topic.singular}`
        : `a ${topic.singular}`
  return named.replace(/^It\b/, one).replace(/^They\b/, topic.plural ?? topic.singular)
}

export function readSentences(response: string, topics: readonly Entity[]): Sentence[] {
  return splitSentences(response).map((text) => {
    const plain = plainText(text)
    return {
      text,
      plain,
      words: wordsOf(text),
      people: peopleIn(text),
      isFriendly: FRIENDLY.test(plain),
      isRude: RUDE.test(plain),
      claim: readClaim(text) ?? readClaim(resolve(text, topics)),
    }
  })
}

/** Share of the words of `wanted` that `given` has. */
export function overlap(wanted: readonly string[], given: readonly string[]): number {
  if (wanted.length === 0) return 0
  const have = new Set(given)
  return wanted.filter((word) => have.has(word)).length / wanted.length
}

/** Names of people in a text, each once; "will" is no Will. */
export function peopleIn(text: string): string[] {
  return [...new Set(text.match(/[A-Z][a-z]+/g))].filter((word) => NAMES.has(word))
}

/** Entities named in a text, each once. */
export function entitiesIn(text: string): Entity[] {
  return [...new Set(wordsOf(text).map(entityNamed))].filter((entity) => entity !== undefined)
}
