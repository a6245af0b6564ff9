/** Stories: an opening, every slot of one plot, an ending. Agreement comes from the hero's pronouns. */
import type { Rng } from '../../tensor/rng'
import { ENTITIES, type Entity } from '../world/entities'
import { PEOPLE } from '../world/names'
import { capitalise, chance, pick, withArticle } from './english'
import { CLOSINGS, HERO_ADJECTIVES, OPENINGS, PLOTS, STORY_PLACES, TRAITS } from './plots'

const PORTABLE_KINDS = ['tool', 'toy', 'clothing', 'instrument', 'food']

/** Countable things a hero can hold. */
export const isPortable = (entity: Entity): boolean =>
  entity.plural !== null && entity.size <= 3 && PORTABLE_KINDS.includes(entity.kind)

export const isAnimal = (entity: Entity): boolean => entity.kind === 'animal'

export interface StoryOptions {
  /** The entity the story must be about: the hero when it is an animal, else the thing. */
  topic?: Entity
  /** A task's answer: no traits, no moral, so that it stays short. */
  short: boolean
  /** Entities to draw the rest from. */
  entities?: readonly Entity[]
}

/** Where the thing may be something to eat. */
const PLOTS_WITH_FOOD = PLOTS.filter((plot) => plot.id === 'lost' || plot.id === 'found')
const PLOTS_WITH_THING = PLOTS.filter((plot) =>
  plot.slots.slice(0, 1).every((slot) => slot.every((wording) => /\{a?i\}/.test(wording))),
)

/** One story; `sentences` in order. Throws when the topic is neither an animal nor portable. */
export function story(rng: Rng, options: StoryOptions): string[] {
  const { topic, short } = options
  const entities = options.entities ?? ENTITIES
  if (topic !== undefined && !isAnimal(topic) && !isPortable(topic))
    throw new RangeError(`no story can be about ${topic.singular}`)
  const thing =
    topic !== undefined && isPortable(topic)
      ? topic
      : pick(
          rng,
          entities.filter((entity) => isPortable(entity) && entity.kind !== 'food'),
        )
  const plot = pick(rng, topic !== thing ? PLOTS : thing.kind === 'food' ? PLOTS_WITH_FOOD : PLOTS_WITH_THING)
  const heroAnimal =
    topic !== undefined && isAnimal(topic)
      ? topic
      : !short && chance(rng, 0.25)
        ? pick(rng, entities.filter(isAnimal))
        : null
  const other = pick(
    rng,
    entities.filter((entity) => isAnimal(entity) && entity !== heroAnimal),
  )
  const hero = pick(rng, PEOPLE)
  const friend = pick(
    rng,
    PEOPLE.filter((person) => person !== hero),
  )
  const color = pick(rng, thing.colors)
  const adjective = pick(rng, HERO_ADJECTIVES)
  const noun =
    heroAnimal?.singular ?? pick(rng, hero.female ? ['girl', 'woman', 'girl'] : ['boy', 'man', 'boy'])
  const he = hero.female ? 'she' : 'he'
  const his = hero.female ? 'her' : 'his'
  const values: Record<string, string> = {
    H: hero.name,
    F: friend.name,
    he,
    He: capitalise(he),
    him: hero.female ? 'her' : 'him',
    his,
    His: capitalise(his),
    i: thing.singular,
    ai: withArticle(thing.singular),
    c: color,
    p: pick(rng, STORY_PLACES),
    a: other.singular,
    A: withArticle(other.singular),
    d: withArticle(`${adjective} ${noun}`),
  }
  const fill = (pattern: string): string =>
    capitalise(
      pattern
        .replace(/\ba \{c\}/g, withArticle(color))
        .replace(/\{(\w+)\}/g, (_, key: string) => values[key]!),
    )
  const sentences = [pick(rng, OPENINGS)]
  if (!short && chance(rng, 0.5)) sentences.push(pick(rng, TRAITS))
  for (const slot of plot.slots) sentences.push(pick(rng, slot))
  if (!short && chance(rng, 0.4)) sentences.push(pick(rng, plot.morals))
  if (short || chance(rng, 0.7)) sentences.push(pick(rng, CLOSINGS))
  return sentences.map(fill)
}
