/** Tasks about a given sentence: say it politely, put it in the past, read it and answer. */
import { capitalise, pick, withArticle } from '../text/english'
import { STORY_PLACES } from '../text/plots'
import { isPortable } from '../text/stories'
import type { Entity } from '../world/entities'
import { PEOPLE } from '../world/names'
import { entityOf, fill, pickWording, type TaskKind } from './task'

const ACTIONS = [
  'give me',
  'pass me',
  'bring me',
  'show me',
  'lend me',
  'clean',
  'move',
  'hold',
  'find',
  'buy',
] as const
const WANT = 'want'

export const POLITE_DETAILS = [
  'Thank you very much.',
  'That would be very kind of you.',
  'I would be very thankful.',
  'Thank you for your help.',
]

function politeForms(action: string, noun: string): string[] {
  if (action === WANT)
    return [
      `I would like the ${noun}, please.`,
      `May I have the ${noun}, please?`,
      `Could I please have the ${noun}?`,
    ]
  return [
    `Could you please ${action} the ${noun}?`,
    `Would you please ${action} the ${noun}?`,
    `Can you ${action} the ${noun}, please?`,
    `Would you be so kind and ${action} the ${noun}?`,
  ]
}

/** Every polite sentence that says what the command says, for the world's preference. */
export const politeSentences = politeForms

export const politeTask: TaskKind<'polite'> = {
  type: 'polite',
  openers: ['You can say it like this.', 'This sounds nicer.'],
  draw(rng, pool) {
    const entity = pick(rng, pool.entities.filter(isPortable))
    const action = pick(rng, [WANT, WANT, ...ACTIONS])
    const command =
      action === WANT ? `I want the ${entity.singular}.` : `${capitalise(action)} the ${entity.singular}.`
    const wordings = [
      'Say this politely: {c}',
      'Make this polite: {c}',
      'Say this in a kind way: {c}',
      'How can I say this nicely? {c}',
    ]
    const text = fill(pickWording(rng, pool, wordings), { c: command })
    return { taskType: 'polite', text, meta: { entity: entity.singular, action } }
  },
  answer(rng, { meta }, pool) {
    const stranger = pick(
      rng,
      pool.others.filter((item) => isPortable(item) && item.singular !== meta.entity),
    )
    const verb = meta.action === WANT ? 'give me' : meta.action
    return {
      core: pick(rng, politeForms(meta.action, meta.entity)),
      detail: pick(rng, POLITE_DETAILS),
      curt: `The ${meta.entity}, please.`,
      wrong: pick(rng, [
        `${capitalise(verb)} the ${meta.entity}.`,
        `I need the ${meta.entity} now.`,
        pick(rng, politeForms(meta.action, stranger.singular)),
      ]),
    }
  },
}

/** third person present, past */
const VERBS: readonly [string, string][] = [
  ['plays with', 'played with'],
  ['cleans', 'cleaned'],
  ['sees', 'saw'],
  ['finds', 'found'],
  ['buys', 'bought'],
  ['takes', 'took'],
  ['carries', 'carried'],
  ['loses', 'lost'],
  ['draws', 'drew'],
  ['wants', 'wanted'],
  ['likes', 'liked'],
  ['needs', 'needed'],
  ['brings', 'brought'],
  ['holds', 'held'],
  ['hides', 'hid'],
  ['keeps', 'kept'],
  ['forgets', 'forgot'],
  ['looks at', 'looked at'],
  ['asks for', 'asked for'],
  ['thinks about', 'thought about'],
  ['drops', 'dropped'],
  ['sells', 'sold'],
  ['washes', 'washed'],
  ['shows', 'showed'],
]
const MOVES: readonly [string, string][] = [
  ['runs', 'ran'],
  ['walks', 'walked'],
  ['sits', 'sat'],
  ['sings', 'sang'],
  ['sleeps', 'slept'],
  ['swims', 'swam'],
  ['stands', 'stood'],
  ['waits', 'waited'],
  ['dances', 'danced'],
  ['laughs', 'laughed'],
]

export const pastTask: TaskKind<'past'> = {
  type: 'past',
  openers: ['Here is the sentence in the past.', 'That is easy!'],
  draw(rng, pool) {
    const name = pick(rng, PEOPLE).name
    const thing = pick(rng, pool.entities.filter(isPortable))
    const place = pick(rng, STORY_PLACES)
    const [present, past] = pick(
      rng,
      rng.uniform() < 0.75
        ? VERBS.map((verb) => verb.map((form) => `${name} ${form} the ${thing.singular}.`))
        : MOVES.map((verb) => verb.map((form) => `${name} ${form} ${place}.`)),
    )
    const wordings = [
      'Put this in the past: {s}',
      'Change this to the past: {s}',
      'Say that it was yesterday: {s}',
      'Write this in the past tense: {s}',
    ]
    return {
      taskType: 'past',
      text: fill(pickWording(rng, pool, wordings), { s: present! }),
      meta: { present: present!, past: past! },
    }
  },
  answer(rng, { meta }, pool) {
    const [now, then] = changedWords(meta)
    const stranger = pick(rng, pool.others.filter(isPortable))
    const name = meta.past.split(' ')[0]!
    return {
      core: meta.past,
      detail: pick(rng, pastDetails(now, then)),
      curt: `${capitalise(then)}.`,
      wrong: pick(rng, [
        meta.present,
        `${name} will see the ${stranger.singular}.`,
        `${name} ${pick(rng, VERBS)[1]} the ${stranger.singular}.`,
      ]),
    }
  },
}

/** The verb's word before and after. */
export function changedWords(meta: { present: string; past: string }): [string, string] {
  return [meta.present.split(' ')[1]!, meta.past.split(' ')[1]!]
}

export function pastDetails(now: string, then: string): string[] {
  return [
    `The past of ${now} is ${then}.`,
    `The word ${now} becomes ${then}.`,
    `I changed ${now} to ${then}.`,
  ].map((sentence) => sentence.replace(/\.\./, '.'))
}

/** past, base */
const READING_VERBS: readonly [string, string][] = [
  ['left', 'leave'],
  ['found', 'find'],
  ['saw', 'see'],
  ['lost', 'lose'],
  ['bought', 'buy'],
  ['forgot', 'forget'],
  ['hid', 'hide'],
  ['dropped', 'drop'],
]

export const readingTask: TaskKind<'reading'> = {
  type: 'reading',
  openers: ['Good question!', 'I can tell you that.'],
  draw(rng, pool) {
    const name = pick(rng, PEOPLE).name
    const entity: Entity = pick(rng, pool.entities.filter(isPortable))
    const color = pick(rng, [
      'red',
      'blue',
      'green',
      'yellow',
      'white',
      'black',
      'brown',
      'orange',
      'pink',
      'gray',
    ])
    const place = pick(rng, STORY_PLACES)
    const [verb, base] = pick(rng, READING_VERBS)
    const asks = pick(rng, ['who', 'color', 'where'] as const)
    const passage = `${name} ${verb} ${withArticle(color)} ${entity.singular} ${place}.`
    const question = {
      who: `Who ${verb} the ${entity.singular}?`,
      color: `What color was the ${entity.singular}?`,
      where: `Where did ${name} ${base} the ${entity.singular}?`,
    }[asks]
    const wordings = ['{p} {q}', 'Read this: {p} {q}', '{p} Tell me: {q}', 'Here is a short text. {p} {q}']
    const text = fill(pickWording(rng, pool, wordings), { p: passage, q: question })
    return { taskType: 'reading', text, meta: { name, entity: entity.singular, color, place, verb, asks } }
  },
  answer(rng, { meta }) {
    const { name, entity, color, place, verb, asks } = meta
    const facts = {
      who: [`${name} ${verb} the ${entity}.`, `It was ${name}.`, `It was ${name} who ${verb} the ${entity}.`],
      color: [
        `The ${entity} was ${color}.`,
        `The color of the ${entity} was ${color}.`,
        `It was ${withArticle(color)} ${entity}.`,
      ],
      where: [`${name} ${verb} the ${entity} ${place}.`, `${name} ${verb} it ${place}.`, `It was ${place}.`],
    }
    const rest = (['who', 'color', 'where'] as const).filter((fact) => fact !== asks)
    const details = {
      who: [`It was ${name} who ${verb} it.`],
      color: [`It was ${color}.`, `The ${entity} was ${color}.`],
      where: [`It was ${place}.`, `${name} ${verb} it ${place}.`],
    }
    const liar = { ...meta }
    if (asks === 'who')
      liar.name = pick(
        rng,
        PEOPLE.filter((person) => person.name !== name),
      ).name
    if (asks === 'color')
      liar.color = pick(
        rng,
        ['red', 'blue', 'green', 'yellow', 'white', 'black'].filter((word) => word !== color),
      )
    if (asks === 'where')
      liar.place = pick(
        rng,
        STORY_PLACES.filter((phrase) => phrase !== place),
      )
    return {
      core: pick(rng, facts[asks]),
      detail: pick(rng, details[pick(rng, rest)]),
      curt: `${capitalise({ who: name, color, where: place }[asks])}.`,
      wrong: {
        who: `${liar.name} ${verb} the ${entityOf(entity).singular}.`,
        color: `The ${entity} was ${liar.color}.`,
        where: `${name} ${verb} the ${entity} ${liar.place}.`,
      }[asks],
    }
  },
}
