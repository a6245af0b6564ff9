/** Descriptions and dialogues: where the facts, the advice and the manners of the world are met outside tasks. */
import type { Rng } from '../../tensor/rng'
import { ADVICE_CASES, HOWTO_CASES } from '../world/cases'
import { ENTITIES, type Entity } from '../world/entities'
import { PEOPLE, type Person } from '../world/names'
import { claim, claims, type Relation } from './claims'
import { capitalise, chance, general, indefinite, joinList, pick, pickSome } from './english'
import { STORY_PLACES } from './plots'
import { isPortable } from './stories'

/** What somebody asks to be told a fact. */
const QUESTIONS: Partial<Record<Relation, readonly string[]>> = {
  place: ['Where are {es} usually found?', 'Where can I find {e}?', 'Do you know where {es} are?'],
  eats: ['What do {es} eat?', 'What does {e} like to eat?', 'What can I feed {e} with?'],
  does: ['What can you tell me about {e}?', 'Why do people like {es}?', 'Tell me something about {es}.'],
  color: ['What color are {es}?', 'What color is {e}?', 'Do you know the color of {e}?'],
}

function facts(rng: Rng): string {
  const entity = pick(rng, ENTITIES)
  const kind = chance(rng, 0.7) ? [claim(rng, entity, 'kind')] : []
  return [...kind, ...claims(rng, entity, 2 + rng.integer(4), ['kind'])].join(' ')
}

/** Two or three entities that share a fact, and one that differs in size. */
function relate(rng: Rng): string {
  const [first, second] = pickSome(rng, ENTITIES, 2)
  const sentences = [claim(rng, first!, pick(rng, ['kind', 'color', 'place', 'part'] as const))]
  if (first!.size !== second!.size && first!.plural !== null && second!.plural !== null) {
    const [big, small] = first!.size > second!.size ? [first, second] : [second, first]
    sentences.push(
      pick(rng, [
        `${capitalise(indefinite(big!))} is bigger than ${indefinite(small!)}.`,
        `${capitalise(indefinite(small!))} is smaller than ${indefinite(big!)}.`,
      ]),
    )
  }
  sentences.push(claim(rng, second!, pick(rng, ['kind', 'color', 'place', 'does'] as const)))
  const alike = ENTITIES.filter((entity) => entity.kind === first!.kind)
  if (chance(rng, 0.4)) {
    const some = pickSome(rng, alike, 3)
    sentences.push(
      `${capitalise(joinList(some.map(general)))} are all ${pick(rng, PLURAL_KINDS[first!.kind])}.`,
    )
  }
  return sentences.join(' ')
}

const PLURAL_KINDS: Record<Entity['kind'], readonly string[]> = {
  animal: ['animals'],
  food: ['foods', 'things you can eat'],
  tool: ['tools', 'useful things'],
  toy: ['toys', 'things to play with'],
  vehicle: ['vehicles'],
  clothing: ['clothes', 'things you can wear'],
  furniture: ['parts of a home', 'things in a house'],
  instrument: ['musical instruments'],
  nature: ['parts of nature'],
  place: ['places'],
  person: ['people with a job to do', 'people'],
}

export function description(rng: Rng): string {
  return chance(rng, 0.7) ? facts(rng) : relate(rng)
}

/** Text and speaker to `"Hello!" said Mia.` or `Mia: Hello!`. */
type Say = (speaker: Person, text: string) => string

function quoted(rng: Rng): Say {
  return ({ name }, text) => {
    if (text.endsWith('?')) return `"${text}" asked ${name}.`
    if (text.endsWith('.'))
      return `"${text.slice(0, -1)}," ${pick(rng, ['said', 'said', 'answered'])} ${name}.`
    return `"${text}" said ${name}.`
  }
}

const scripted: Say = ({ name }, text) => `${name}: ${text}`

const REASSURE = [
  'Do not worry.',
  'I am sorry to hear that.',
  'That can happen to anybody.',
  'Let us think about it.',
]

export function dialogue(rng: Rng): string {
  const [first, second] = pickSome(rng, PEOPLE, 2)
  const isScript = chance(rng, 0.4)
  const say = isScript ? scripted : quoted(rng)
  const lines: string[] = []
  if (chance(rng, 0.35)) {
    lines.push(say(first!, `Hello, ${second!.name}!`))
    if (chance(rng, 0.5))
      lines.push(say(second!, pick(rng, ['How are you?', 'Nice to see you!', 'What a lovely day!'])))
  }
  lines.push(
    ...pick(rng, [askFact, askFact, askAdvice, askAdvice, askHowto, giveThanks, askThing])(
      rng,
      first!,
      second!,
      say,
    ),
  )
  if (chance(rng, 0.4)) {
    lines.push(
      say(first!, pick(rng, [`Thank you, ${second!.name}.`, 'That helps me a lot.', 'You are very kind.'])),
    )
    if (chance(rng, 0.5))
      lines.push(say(second!, pick(rng, ['You are welcome!', 'I am happy to help.', 'Gladly!'])))
  }
  return lines.join(isScript ? '\n' : ' ')
}

type Scene = (rng: Rng, first: Person, second: Person, say: Say) => string[]

const askFact: Scene = (rng, first, second, say) => {
  const entity = pick(
    rng,
    ENTITIES.filter((candidate) => candidate.plural !== null),
  )
  const relation = pick(
    rng,
    entity.eats === null ? (['place', 'does', 'color'] as const) : (['place', 'eats', 'color'] as const),
  )
  const question = pick(rng, QUESTIONS[relation] ?? [])
    .replace('{es}', general(entity))
    .replace('{e}', indefinite(entity))
  const answer = claim(rng, entity, relation)
  const more = chance(rng, 0.4) ? [claim(rng, entity, pick(rng, ['part', 'adjective', 'size'] as const))] : []
  return [say(first, question), say(second, [answer, ...more].join(' '))]
}

const askAdvice: Scene = (rng, first, second, say) => {
  const { problem, tips } = pick(rng, ADVICE_CASES)
  const [one, two] = pickSome(rng, tips, 2)
  const question = pick(rng, [
    `${capitalise(problem)}. What should I do?`,
    `What can I do? ${capitalise(problem)}.`,
    `${capitalise(problem)}. Can you help me?`,
  ])
  const answer = [...(chance(rng, 0.5) ? [pick(rng, REASSURE)] : []), one, ...(chance(rng, 0.6) ? [two] : [])]
  return [say(first, question), say(second, answer.join(' '))]
}

const askHowto: Scene = (rng, first, second, say) => {
  const { goal, steps, hints } = pick(rng, HOWTO_CASES)
  const question = pick(rng, [
    `How do I ${goal}?`,
    `Can you tell me how to ${goal}?`,
    `I want to ${goal}. How do I start?`,
  ])
  const answer = [...stepSentences(rng, steps), ...(chance(rng, 0.5) ? [pick(rng, hints)] : [])]
  return [say(first, question), say(second, answer.join(' '))]
}

/** "First, boil some water. Then put …. Finally, pour …." or one sentence of all three. */
export function stepSentences(rng: Rng, steps: readonly [string, string, string]): string[] {
  const [a, b, c] = steps
  return pick(rng, [
    [`First, ${a}.`, `Then ${b}.`, `Finally, ${c}.`],
    [`First ${a}.`, `Next, ${b}.`, `At the end, ${c}.`],
    [`${capitalise(a)}.`, `After that, ${b}.`, `Then ${c}.`],
    [`First, ${a}, then ${b}.`, `Finally, ${c}.`],
  ])
}

const giveThanks: Scene = (rng, first, second, say) => {
  const entity = pick(rng, ENTITIES.filter(isPortable))
  return [
    say(
      first,
      pick(rng, [
        `This ${entity.singular} is for you, ${second.name}.`,
        `I have ${indefinite(entity)} for you.`,
      ]),
    ),
    say(second, `Thank you for the ${entity.singular}, ${first.name}. ${pick(rng, THANKS_DETAILS)}`),
  ]
}

export const THANKS_DETAILS: readonly string[] = [
  'I like it very much.',
  'It is just what I wanted.',
  'It makes me very happy.',
  'I will use it every day.',
  'It is very beautiful.',
  'It was so kind of you.',
]

const askThing: Scene = (rng, first, second, say) => {
  const entity = pick(rng, ENTITIES.filter(isPortable))
  const request = pick(rng, [
    `Could you please give me the ${entity.singular}?`,
    `May I have the ${entity.singular}, please?`,
    `Would you please bring me the ${entity.singular}?`,
    `I would like the ${entity.singular}, please.`,
  ])
  return [
    say(first, request),
    say(
      second,
      pick(rng, ['Of course!', 'Here you are.', `I left it ${pick(rng, STORY_PLACES)}.`, 'With pleasure!']),
    ),
  ]
}
