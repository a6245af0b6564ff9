/** Tasks about the things of the world: answer, describe, question, story, list, compare. */
import { claim, claims, falseClaim, type Relation, relationsOf, valuesOf } from '../text/claims'
import {
  capitalise,
  formsOf,
  general,
  indefinite,
  joinList,
  NUMBER_WORDS,
  pick,
  pickSome,
} from '../text/english'
import { isAnimal, isPortable, story } from '../text/stories'
import type { Entity } from '../world/entities'
import { GROUPS, groupNamed } from './groups'
import { entityOf, fill, pickWording, type TaskKind } from './task'

const ANSWER_WORDINGS: Partial<Record<Relation, readonly string[]>> = {
  place: [
    'Where are {es} usually found?',
    'Where can you find {e}?',
    'Where do you find {es}?',
    'In what place would you look for {e}?',
  ],
  eats: [
    'What do {es} eat?',
    'What does {e} like to eat?',
    'What is the food of {e}?',
    'What would you give {e} to eat?',
  ],
  color: [
    'What color are {es}?',
    'What color is {e}?',
    'What is the color of {e}?',
    'Tell me the color of {e}.',
  ],
  size: ['How big is {e}?', 'What is the size of {e}?', 'Tell me how big {e} is.'],
}
const DOES_OF_DOERS = ['What can {es} do?', 'What can {e} do?', 'What is {e} able to do?']
const DOES_OF_PLACES = ['Why do people go to {e}?', 'What can you do at {e}?', 'What do people do at {e}?']
const DOES_OF_THINGS = ['What do people use {e} for?', 'What can you do with {e}?', 'How do people use {e}?']

const wordingsFor = (entity: Entity, relation: Relation): readonly string[] => {
  if (relation !== 'does') return ANSWER_WORDINGS[relation] ?? []
  if (entity.kind === 'animal' || entity.kind === 'nature' || entity.kind === 'person') return DOES_OF_DOERS
  return entity.kind === 'place' ? DOES_OF_PLACES : DOES_OF_THINGS
}

const countable = (entity: Entity): boolean => entity.plural !== null
const names = (entity: Entity) => ({ e: indefinite(entity), es: general(entity) })
const other = (entities: readonly Entity[], entity: Entity): Entity[] =>
  entities.filter((item) => item !== entity)

export const answerTask: TaskKind<'answer'> = {
  type: 'answer',
  openers: ['Good question!', 'I can tell you that.'],
  draw(rng, pool) {
    const entity = pick(rng, pool.entities.filter(countable))
    const relations = relationsOf(entity).filter((relation) => wordingsFor(entity, relation).length > 0)
    const relation = pick(rng, relations)
    const text = fill(pickWording(rng, pool, wordingsFor(entity, relation)), names(entity))
    return { taskType: 'answer', text, meta: { entity: entity.singular, relation } }
  },
  answer(rng, { meta }) {
    const entity = entityOf(meta.entity)
    return {
      core: claim(rng, entity, meta.relation),
      detail: claims(rng, entity, 1, [meta.relation, 'kind'])[0]!,
      curt: `${capitalise(valuesOf(entity, meta.relation, 'one')[0]!)}.`,
      wrong: falseClaim(rng, entity, meta.relation),
    }
  },
}

export const describeTask: TaskKind<'describe'> = {
  type: 'describe',
  openers: ['I can tell you about {es}.', 'Let me tell you about {es}.'],
  draw(rng, pool) {
    const entity = pick(rng, pool.entities)
    const wordings = ['Describe {e}.', 'Tell me about {es}.', 'What is {e}?', 'What do you know about {es}?']
    return {
      taskType: 'describe',
      text: fill(pickWording(rng, pool, wordings), names(entity)),
      meta: { entity: entity.singular },
    }
  },
  answer(rng, { meta }, pool) {
    const entity = entityOf(meta.entity)
    const [second, third] = claims(rng, entity, 2, ['kind'])
    const relation = pick(rng, ['place', 'does', 'color'] as const)
    return {
      core: `${claim(rng, entity, 'kind')} ${second}`,
      detail: third!,
      curt: `${capitalise(valuesOf(entity, 'kind', formsOf(entity)[0]!)[0]!)}.`,
      wrong: pick(rng, [
        `${falseClaim(rng, entity, 'kind')} ${falseClaim(rng, entity, relation)}`,
        claims(rng, pick(rng, other(pool.others, entity)), 2).join(' '),
      ]),
    }
  },
}

const QUESTION_FORMS = [
  'Where are {es} usually found?',
  'What do {es} look like?',
  'What color are {es}?',
  'Why do people like {es}?',
  'How big are {es}?',
  'What can you tell me about {es}?',
  'Have you ever seen {e}?',
  'Do you like {es}?',
]
const MASS_QUESTION_FORMS = [
  'Where is {es} usually found?',
  'What does {es} look like?',
  'What color is {es}?',
  'Why do people like {es}?',
  'Do you like {es}?',
]
const QUESTION_REASONS = [
  'I would like to know more about {es}.',
  'I have always wanted to know that.',
  'I am curious about {es}.',
  'I want to learn something about {es}.',
]

export const questionTask: TaskKind<'question'> = {
  type: 'question',
  openers: ['Here is a question.', 'Here is my question.'],
  draw(rng, pool) {
    const entity = pick(rng, pool.entities)
    const wordings = [
      'Ask a question about {es}.',
      'Write a question about {es}.',
      'What could you ask about {es}?',
      'Think of a question about {es}.',
    ]
    return {
      taskType: 'question',
      text: fill(pickWording(rng, pool, wordings), names(entity)),
      meta: { entity: entity.singular },
    }
  },
  answer(rng, { meta }, pool) {
    const entity = entityOf(meta.entity)
    const stranger = pick(rng, other(pool.others, entity))
    const forms = (about: Entity) => (about.plural === null ? MASS_QUESTION_FORMS : QUESTION_FORMS)
    return {
      core: fill(pick(rng, forms(entity)), names(entity)),
      detail: fill(pick(rng, QUESTION_REASONS), names(entity)),
      curt: `${capitalise(general(entity))}?`,
      wrong: pick(rng, [fill(pick(rng, forms(stranger)), names(stranger)), claim(rng, entity, 'kind')]),
    }
  },
}

export const storyTask: TaskKind<'story'> = {
  type: 'story',
  openers: ['Here is a story for you.', 'Here is a short story.'],
  draw(rng, pool) {
    const entity = pick(
      rng,
      pool.entities.filter((item) => isAnimal(item) || isPortable(item)),
    )
    const wordings = [
      'Write a story about {e}.',
      'Tell me a short story about {e}.',
      'Can you tell me a story with {e} in it?',
      'I would like to hear a story about {e}.',
    ]
    return {
      taskType: 'story',
      text: fill(pickWording(rng, pool, wordings), names(entity)),
      meta: { entity: entity.singular },
    }
  },
  answer(rng, { meta }, pool) {
    const entity = entityOf(meta.entity)
    const tell = (topic: Entity) => story(rng, { topic, short: true, entities: pool.others })
    const sentences = tell(entity)
    const stranger = pick(
      rng,
      other(pool.others, entity).filter((item) => isAnimal(item) || isPortable(item)),
    )
    return {
      core: sentences.slice(0, -1).join(' '),
      detail: sentences[sentences.length - 1]!,
      curt: `${sentences[0]!} ${pick(rng, ['The end.', 'That is all.', 'Then nothing happened.'])}`,
      wrong: tell(stranger).join(' '),
    }
  },
}

export const listTask: TaskKind<'list'> = {
  type: 'list',
  openers: ['Here you go!', 'That is easy!'],
  draw(rng, pool) {
    const group = pick(
      rng,
      GROUPS.filter((candidate) => candidate.heldOut === (pool.cases === 'held-out')),
    )
    const count = 2 + rng.integer(3)
    const wordings = [
      'Name {n} {group}.',
      'Can you give me {n} {group}?',
      'List {n} {group}.',
      'Tell me the names of {n} {group}.',
    ]
    const text = fill(pickWording(rng, pool, wordings), { n: NUMBER_WORDS[count]!, group: group.name })
    return { taskType: 'list', text, meta: { group: group.name, count } }
  },
  answer(rng, { meta }, pool) {
    const { name, isMember } = groupNamed(meta.group)
    const members = pool.others.filter(isMember)
    const chosen = pickSome(rng, members, meta.count)
    const n = NUMBER_WORDS[meta.count]!
    const write = (items: readonly Entity[]): string =>
      pick(rng, [
        `${capitalise(n)} ${name} are ${joinList(items.map(general))}.`,
        `Here are ${n} ${name}: ${joinList(items.map(general))}.`,
        `${capitalise(joinList(items.map(general)))} are ${n} ${name}.`,
        `I can name ${joinList(items.map(general))}.`,
      ])
    const example = chosen[0]!
    const strangers = pickSome(
      rng,
      pool.others.filter((item) => !isMember(item)),
      meta.count,
    )
    return {
      core: write(chosen),
      detail: claim(rng, example, pick(rng, relationsOf(example)), {
        form: example.plural === null ? 'mass' : 'many',
      }),
      curt: `${capitalise(chosen.map(general).join(', '))}.`,
      wrong: write([...chosen.slice(0, Math.floor(meta.count / 2)), ...strangers].slice(0, meta.count)),
    }
  },
}

export const compareTask: TaskKind<'compare'> = {
  type: 'compare',
  openers: ['Good question!', 'That is easy!'],
  draw(rng, pool) {
    const first = pick(rng, pool.entities.filter(countable))
    const second = pick(
      rng,
      pool.others.filter((item) => countable(item) && Math.abs(item.size - first.size) >= 2),
    )
    const asks = pick(rng, ['bigger', 'smaller'] as const)
    const wordings = [
      'Which is {asks}, {a} or {b}?',
      'What is {asks}: {a} or {b}?',
      'Is {a} {asks} than {b}?',
      'Tell me which one is {asks}, {a} or {b}.',
    ]
    const wording = pickWording(rng, pool, wordings)
    const text = fill(wording, { asks, a: indefinite(first), b: indefinite(second) })
    const meta = { first: first.singular, second: second.singular, asks, isYesNo: wording.startsWith('Is ') }
    return { taskType: 'compare', text, meta }
  },
  answer(rng, { meta }) {
    const first = entityOf(meta.first)
    const second = entityOf(meta.second)
    const isFirst = meta.asks === 'bigger' ? first.size > second.size : first.size < second.size
    const [winner, loser] = isFirst ? [first, second] : [second, first]
    const opposite = meta.asks === 'bigger' ? 'smaller' : 'bigger'
    const line = (a: Entity, word: string, b: Entity) => `${indefinite(a)} is ${word} than ${indefinite(b)}.`
    const right = meta.isYesNo
      ? isFirst
        ? `Yes, ${line(first, meta.asks, second)}`
        : `No, ${line(first, opposite, second)}`
      : capitalise(line(winner, meta.asks, loser))
    const wrong = meta.isYesNo
      ? isFirst
        ? `No, ${line(first, opposite, second)}`
        : `Yes, ${line(first, meta.asks, second)}`
      : capitalise(line(loser, meta.asks, winner))
    const example = pick(rng, [first, second])
    return {
      core: right,
      detail: claim(rng, example, pick(rng, ['size', 'size', 'adjective', 'place'] as const)),
      curt: meta.isYesNo ? (isFirst ? 'Yes.' : 'No.') : `${capitalise(indefinite(winner))}.`,
      wrong,
    }
  },
}
