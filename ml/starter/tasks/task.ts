/** What a task is: its type, its text, and the facts (`meta`) that the world's preference needs to judge an answer. Types and draws only. */
import type { Rng } from '../../tensor/rng'
import type { Relation } from '../text/claims'
import { pick } from '../text/english'
import { ENTITIES, type Entity } from '../world/entities'

export const TASK_TYPES = [
  'answer',
  'describe',
  'question',
  'story',
  'list',
  'polite',
  'past',
  'advice',
  'howto',
  'compare',
  'reading',
  'thanks',
] as const
export type TaskType = (typeof TASK_TYPES)[number]

/** Never in a task document of pre-training: met in demonstrations only. Dialogues hold their language. */
export const HELD_OUT_TASK_TYPES: readonly TaskType[] = ['advice', 'howto', 'thanks']

export interface MetaByType {
  answer: { entity: string; relation: Relation }
  describe: { entity: string }
  question: { entity: string }
  story: { entity: string }
  list: { group: string; count: number }
  polite: { entity: string; action: string }
  past: { present: string; past: string }
  advice: { case: string }
  howto: { case: string }
  compare: { first: string; second: string; asks: 'bigger' | 'smaller'; isYesNo: boolean }
  reading: {
    name: string
    entity: string
    color: string
    place: string
    verb: string
    asks: 'who' | 'color' | 'where'
  }
  thanks: { name: string; entity: string }
}

export type TaskOf<T extends TaskType> = { taskType: T; text: string; meta: MetaByType[T] }
/** A prompt for which the world's preference is defined. */
export type Task = { [T in TaskType]: TaskOf<T> }[TaskType]

/** What a draw may use. Held-out wordings and cases are for test prompts alone. */
export interface Pool {
  entities: readonly Entity[]
  wordings: 'taught' | 'held-out'
  cases: 'taught' | 'held-out'
  /** Entities that answers may name besides the prompt's own. */
  others: readonly Entity[]
}

/** The last wording of every list is the held-out one. */
export function pickWording(rng: Rng, pool: Pool, wordings: readonly string[]): string {
  return pool.wordings === 'held-out' ? wordings[wordings.length - 1]! : pick(rng, wordings.slice(0, -1))
}

export function fill(pattern: string, values: Record<string, string>): string {
  return pattern.replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole)
}

export function entityOf(singular: string): Entity {
  const entity = BY_SINGULAR.get(singular)
  if (entity === undefined) throw new RangeError(`the world has no ${singular}`)
  return entity
}

const BY_SINGULAR = new Map(ENTITIES.map((entity) => [entity.singular, entity]))

/** A right answer in two parts, the fragment a hurried writer gives, and a wrong answer of the same form. */
export interface Answer {
  core: string
  detail: string
  curt: string
  wrong: string
}

export interface TaskKind<T extends TaskType> {
  type: T
  draw(rng: Rng, pool: Pool): TaskOf<T>
  answer(rng: Rng, task: TaskOf<T>, pool: Pool): Answer
  /** Friendly first words that suit this type, beside those that suit any. */
  openers: readonly string[]
}
