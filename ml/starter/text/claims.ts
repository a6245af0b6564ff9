/**
 * True sentences about the world, and the same grammar read backwards: `claim` writes one, `readClaim` says whether a
 * sentence is a claim, about what, and whether the world agrees. Leaves out pronouns: a claim names its subject.
 */
import type { Rng } from '../../tensor/rng'
import { ENTITIES, type Entity, KIND_NOUNS, type Kind, SIZE_WORDS } from '../world/entities'
import { agree, capitalise, type Form, formsOf, nounPhrase, pick } from './english'

export type Relation = 'kind' | 'place' | 'eats' | 'does' | 'color' | 'part' | 'adjective' | 'size'
export const RELATIONS: readonly Relation[] = [
  'kind',
  'place',
  'eats',
  'does',
  'color',
  'part',
  'adjective',
  'size',
]

/** {S} subject, {O} the same elsewhere, {v} value; {is} {has} {s} agree with the subject; {P} a bare plural. */
interface Template {
  relation: Relation
  pattern: string
  kinds?: readonly Kind[]
}

const DOERS: readonly Kind[] = ['animal', 'nature', 'person']
const THINGS: readonly Kind[] = ['food', 'tool', 'toy', 'vehicle', 'clothing', 'furniture', 'instrument']

const TEMPLATES: readonly Template[] = [
  { relation: 'kind', pattern: '{S} {is} {v}.' },
  { relation: 'kind', pattern: 'As you know, {O} {is} {v}.' },
  { relation: 'kind', pattern: 'Everybody knows that {O} {is} {v}.' },
  { relation: 'place', pattern: '{S} {is} usually found {v}.' },
  { relation: 'place', pattern: 'You can find {O} {v}.' },
  { relation: 'place', pattern: 'You often see {O} {v}.' },
  { relation: 'place', pattern: 'If you want to see {O}, look {v}.' },
  { relation: 'place', pattern: '{S} live{s} {v}.', kinds: ['animal'] },
  { relation: 'place', pattern: '{S} spend{s} the day {v}.', kinds: ['animal', 'person'] },
  { relation: 'eats', pattern: '{S} eat{s} {v}.', kinds: ['animal'] },
  { relation: 'eats', pattern: '{S} like{s} to eat {v}.', kinds: ['animal'] },
  { relation: 'eats', pattern: 'The food of {O} is {v}.', kinds: ['animal'] },
  { relation: 'eats', pattern: 'You can feed {O} with {v}.', kinds: ['animal'] },
  { relation: 'does', pattern: '{S} can {v}.', kinds: DOERS },
  { relation: 'does', pattern: '{S} {is} able to {v}.', kinds: DOERS },
  { relation: 'does', pattern: 'It is true that {O} can {v}.', kinds: DOERS },
  { relation: 'does', pattern: 'People use {O} to {v}.', kinds: THINGS },
  { relation: 'does', pattern: 'You can use {O} to {v}.', kinds: THINGS },
  { relation: 'does', pattern: 'With {O} you can {v}.', kinds: THINGS },
  { relation: 'does', pattern: '{S} help{s} people to {v}.', kinds: THINGS },
  { relation: 'does', pattern: 'People go to {O} to {v}.', kinds: ['place'] },
  { relation: 'does', pattern: 'You can go to {O} to {v}.', kinds: ['place'] },
  { relation: 'does', pattern: 'People visit {O} to {v}.', kinds: ['place'] },
  { relation: 'color', pattern: '{S} {is} often {v}.' },
  { relation: 'color', pattern: 'The color of {O} is usually {v}.' },
  { relation: 'color', pattern: 'Most of the time, {O} {is} {v}.' },
  { relation: 'part', pattern: '{S} {has} {v}.' },
  { relation: 'part', pattern: 'You can see that {O} {has} {v}.' },
  { relation: 'part', pattern: 'Look closely: {O} {has} {v}.' },
  { relation: 'adjective', pattern: '{S} {is} {v}.' },
  { relation: 'adjective', pattern: 'Most people think that {O} {is} {v}.' },
  { relation: 'adjective', pattern: 'I think that {O} {is} {v}.' },
  { relation: 'size', pattern: '{S} {is} {v}.' },
  { relation: 'size', pattern: 'In size, {O} {is} {v}.' },
]

function appliesTo(template: Template, entity: Entity): boolean {
  return template.kinds === undefined || template.kinds.includes(entity.kind)
}

/** Every way to say the relation's true value; the first is the fullest. Empty when the entity has no such fact. */
export function valuesOf(entity: Entity, relation: Relation, form: Form): string[] {
  const [first, second] = entity.adjectives
  const [color, other] = entity.colors
  switch (relation) {
    case 'kind':
      return [agree(form, KIND_NOUNS[entity.kind].one, KIND_NOUNS[entity.kind].many)]
    case 'place':
      return [entity.place]
    case 'eats':
      return entity.eats === null ? [] : [entity.eats, ...partsOf(entity.eats)]
    case 'does':
      return [entity.does]
    case 'color':
      return other === undefined
        ? [color!]
        : [
            `${color} or ${other}`,
            color!,
            other,
            `${other} or ${color}`,
            `${color} and ${other}`,
            `${other} and ${color}`,
          ]
    case 'part':
      return [entity.part]
    case 'adjective':
      return [`${first} and ${second}`, first, second, `${second} and ${first}`]
    case 'size':
      return form === 'mass' ? [] : [SIZE_WORDS[entity.size]!]
  }
}

function partsOf(list: string): string[] {
  const parts = list.split(' and ')
  return parts.length > 1 ? parts : []
}

export function relationsOf(entity: Entity): Relation[] {
  return RELATIONS.filter((relation) => {
    if (relation === 'eats') return entity.eats !== null
    return relation !== 'size' || entity.plural !== null
  })
}

function render(pattern: string, entity: Entity, form: Form, value: string): string {
  const noun = nounPhrase(entity, form)
  return capitalise(
    pattern
      .replace('{S}', noun)
      .replace('{O}', noun)
      .replace('{is}', agree(form, 'is', 'are'))
      .replace('{has}', agree(form, 'has', 'have'))
      .replace('{s}', agree(form, 's', ''))
      .replace('{v}', value),
  )
}

export interface ClaimOptions {
  form?: Form
  /** Use this value instead of the entity's own: how false claims are made. */
  value?: string
}

/** A sentence about the entity; throws when the entity has no such fact. */
export function claim(rng: Rng, entity: Entity, relation: Relation, options: ClaimOptions = {}): string {
  const form = options.form ?? pick(rng, formsOf(entity))
  const values = valuesOf(entity, relation, form)
  if (values.length === 0) throw new RangeError(`${entity.singular} has no ${relation}`)
  const usual = relation === 'color' || relation === 'adjective' ? pick(rng, values.slice(0, 3)) : values[0]!
  const templates = TEMPLATES.filter(
    (template) => template.relation === relation && appliesTo(template, entity),
  )
  return render(pick(rng, templates).pattern, entity, form, options.value ?? usual)
}

/** `count` true sentences about different facts, fewer when the entity has fewer. */
export function claims(rng: Rng, entity: Entity, count: number, except: readonly Relation[] = []): string[] {
  const relations = rng.shuffle(relationsOf(entity).filter((relation) => !except.includes(relation)))
  return relations.slice(0, count).map((relation) => claim(rng, entity, relation))
}

/** A false sentence: the form is right, the value belongs to another entity. */
export function falseClaim(rng: Rng, entity: Entity, relation: Relation): string {
  const form = pick(rng, formsOf(entity))
  const own = valuesOf(entity, relation, form)
  const others = rng
    .shuffle([...ENTITIES])
    .map((other) => valuesOf(other, relation, form)[0])
    .filter((value) => value !== undefined && !own.includes(value))
  return claim(rng, entity, relation, { form, value: others[0] })
}

export interface ClaimReading {
  entity: Entity
  relation: Relation
  /** The world agrees. */
  isTrue: boolean
  /** Article, number and verb agree. */
  isGrammatical: boolean
}

interface Matcher {
  template: Template
  regex: RegExp
}

const MATCHERS: readonly Matcher[] = TEMPLATES.map((template) => ({
  template,
  regex: new RegExp(
    `^${template.pattern
      .replace(/\.$/, '')
      .replace(/[?:,]/g, '\\$&')
      .replace(/\{[SO]\}/, '((?:an? )?[a-z-]+)')
      .replace('{is}', '(?:is|are)')
      .replace('{has}', '(?:has|have)')
      .replace('{s}', 's?')
      .replace('{v}', '([^.!?]+?)')}[.!?]*$`,
    'i',
  ),
}))

const BY_NOUN = new Map<string, Entity>(
  ENTITIES.flatMap((entity) => [
    [entity.singular, entity] as const,
    ...(entity.plural === null ? [] : [[entity.plural, entity] as const]),
  ]),
)

/** The entity a word names, in either number. */
export function entityNamed(word: string): Entity | undefined {
  return BY_NOUN.get(word.toLowerCase())
}

/** What the world says of anything: a sentence with another value is no claim that could be checked. */
const KNOWN_VALUES = new Map<Relation, ReadonlySet<string>>(
  RELATIONS.map((relation) => [
    relation,
    new Set(
      ENTITIES.flatMap((entity) => formsOf(entity).flatMap((form) => valuesOf(entity, relation, form))),
    ),
  ]),
)

function readWith({ template, regex }: Matcher, sentence: string): ClaimReading | null {
  const match = regex.exec(sentence)
  if (match === null) return null
  const subject = match[1]!.toLowerCase()
  const value = match[2]!.toLowerCase()
  const entity = entityNamed(subject.replace(/^an? /, ''))
  if (
    entity === undefined ||
    !appliesTo(template, entity) ||
    !KNOWN_VALUES.get(template.relation)?.has(value)
  )
    return null
  const forms = formsOf(entity)
  const isTrue = forms.some((form) => valuesOf(entity, template.relation, form).includes(value))
  const isGrammatical = forms.some(
    (form) =>
      render(template.pattern, entity, form, value).toLowerCase().replace(/\.$/, '') ===
      sentence.toLowerCase().replace(/[.!?]+$/, ''),
  )
  return { entity, relation: template.relation, isTrue, isGrammatical }
}

/** Reads one sentence. null when it is not of the claim grammar, or its subject or value is not of the world. */
export function readClaim(sentence: string): ClaimReading | null {
  const known = readings.get(sentence)
  if (known !== undefined) return known
  const reading = read(sentence)
  if (readings.size >= READINGS_KEPT) readings.clear()
  readings.set(sentence, reading)
  return reading
}

/** Sampled answers say the same sentences again and again. */
const READINGS_KEPT = 20_000
const readings = new Map<string, ClaimReading | null>()

function read(sentence: string): ClaimReading | null {
  const found = MATCHERS.map((matcher) => readWith(matcher, sentence)).filter((reading) => reading !== null)
  return (
    found.find((reading) => reading.isTrue && reading.isGrammatical) ??
    found.find((reading) => reading.isTrue) ??
    found[0] ??
    null
  )
}
