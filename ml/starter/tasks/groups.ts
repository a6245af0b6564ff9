/** Groups that list tasks ask for: a name in the plural and who belongs. */
import { ENTITIES, type Entity, TAUGHT } from '../world/entities'

export interface Group {
  name: string
  isMember(entity: Entity): boolean
  /** Asked in test prompts only. */
  heldOut: boolean
}

const ofKind =
  (...kinds: Entity['kind'][]) =>
  (entity: Entity) =>
    kinds.includes(entity.kind)
const animalsAt = (word: string) => (entity: Entity) =>
  entity.kind === 'animal' && entity.place.includes(word)
const thingsAt = (word: string) => (entity: Entity) =>
  entity.kind !== 'person' && entity.kind !== 'animal' && entity.place.includes(word)
const colored = (color: string) => (entity: Entity) =>
  entity.kind !== 'person' && entity.kind !== 'place' && entity.colors.includes(color)

const group = (name: string, isMember: (entity: Entity) => boolean, heldOut = false): Group => ({
  name,
  isMember,
  heldOut,
})

export const GROUPS: readonly Group[] = [
  group('animals', ofKind('animal')),
  group('things you can eat', ofKind('food')),
  group('tools', ofKind('tool')),
  group('toys', ofKind('toy')),
  group('vehicles', ofKind('vehicle')),
  group('things you can wear', ofKind('clothing')),
  group('musical instruments', ofKind('instrument'), true),
  group('parts of nature', ofKind('nature')),
  group('places to visit', ofKind('place')),
  group('jobs', ofKind('person'), true),
  group('farm animals', animalsAt('farm')),
  group('sea animals', animalsAt('sea')),
  group('forest animals', animalsAt('forest')),
  group('animals in the grassland', animalsAt('grassland')),
  group('things in a kitchen', thingsAt('kitchen')),
  group('things in a bathroom', thingsAt('bathroom'), true),
  group('things in a shed', thingsAt('shed')),
  group('red things', colored('red')),
  group('green things', colored('green')),
  group('yellow things', colored('yellow'), true),
  group('white things', colored('white')),
  group('black things', colored('black')),
  group('very small animals', (entity) => entity.kind === 'animal' && entity.size <= 2),
  group('big animals', (entity) => entity.kind === 'animal' && entity.size >= 5),
  group('animals that can swim', (entity) => entity.kind === 'animal' && /\b(swim|dive)/.test(entity.does)),
  group('animals that can fly', (entity) => entity.kind === 'animal' && /\bfly\b/.test(entity.does)),
]

for (const { name, isMember } of GROUPS)
  if (TAUGHT.filter(isMember).length < 4) throw new Error(`too few ${name} in the world`)

export function groupNamed(name: string): Group {
  const found = GROUPS.find((candidate) => candidate.name === name)
  if (found === undefined) throw new RangeError(`no group is called ${name}`)
  return found
}

export function membersOf(name: string): Entity[] {
  return ENTITIES.filter(groupNamed(name).isMember)
}
