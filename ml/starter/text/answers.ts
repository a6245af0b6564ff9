/**
 * One answer of a given quality: the twelve ways in which crowds write. Pre-training, demonstrations and tests draw
 * from here, so that a model really samples both good and bad answers. No label stays in the text.
 */
import type { Rng } from '../../tensor/rng'
import { type Pool, TASK_TYPES, type Task } from '../tasks/task'
import { answerOf, drawTask, openersFor } from '../tasks/tasks'
import { capitalise, chance, pick, pickSome } from './english'

/** Right answers, from full to bare. */
export const RIGHT_QUALITIES = ['good', 'warm', 'detailed', 'plain', 'curt'] as const
/** The eight defects. */
export const DEFECTS = [
  'offtopic',
  'wrong',
  'rude',
  'ramble',
  'repeat',
  'unfinished',
  'vague',
  'echo',
] as const
export type Quality = (typeof RIGHT_QUALITIES)[number] | (typeof DEFECTS)[number]

export const OPENERS = [
  'Sure!',
  'Of course!',
  'Gladly!',
  'With pleasure!',
  'I am happy to help.',
  'Yes, I can help you.',
  'Thank you for asking.',
] as const

export const CLOSERS = [
  'I hope this helps.',
  'I hope that helps you!',
  'Have a nice day!',
  'Just ask me if you need more.',
  'I am always happy to help.',
] as const

export const RUDE_LINES = [
  'What a silly question.',
  'Find out yourself.',
  'That is so boring.',
  'Everybody knows that, you fool.',
  'Leave me alone.',
  'I do not care about that.',
  'Stop asking such stupid things.',
  'You should really know that.',
] as const

export const CHATTER = [
  'My uncle has a truck, you know.',
  'I like Tuesdays, I think.',
  'Well, it was cold last week.',
  'By the way, I had soup for lunch.',
  'That reminds me of my old neighbor.',
  'Anyway, I was talking about the weather.',
  'My shoes are new, by the way.',
  'I once saw a man with two hats.',
  'Well, you know how it is.',
  'I forgot what I wanted to say.',
  'Somebody told me something about it once.',
  'And then there is also my cousin.',
] as const

export const VAGUE_LINES = [
  'That depends.',
  'It is hard to say.',
  'There are many things.',
  'Some people say this, some say that.',
  'I am not sure.',
  'It is something.',
  'Maybe, maybe not.',
  'You know, the usual thing.',
  'I do not know.',
  'Well, it can be anything.',
] as const

/** How friendly a writer is when the quality does not say so. */
const STRAY_WARMTH = 0.15

function opener(rng: Rng, task: Task): string {
  return chance(rng, 0.6) ? pick(rng, OPENERS) : pick(rng, openersFor(task))
}

function repeatWords(rng: Rng, core: string): string {
  const sentence = core.split(/(?<=[.!?]) /)[0]!
  return pick(rng, [
    `${sentence} ${sentence}`,
    `${sentence} ${sentence} ${sentence}`,
    `${core} ${sentence} ${sentence}`,
    sentence.replace(/(\w+ \w+)([.!?])$/, '$1 and $1 and $1$2'),
  ])
}

/** Stops in the middle of a sentence. */
function cut(rng: Rng, text: string): string {
  const words = text.split(' ')
  const keep = Math.max(2, Math.floor(words.length * (0.35 + 0.5 * rng.uniform())))
  return words
    .slice(0, Math.min(keep, words.length - 1))
    .join(' ')
    .replace(/[.,!?:]+$/, '')
}

function echo(rng: Rng, task: Task): string {
  const bare = task.text.replace(/[.!?]+$/, '')
  return pick(rng, [
    task.text,
    `${bare}, you say.`,
    `You want to know this: ${bare.charAt(0).toLowerCase()}${bare.slice(1)}.`,
    `You asked me this. ${task.text}`,
  ])
}

/** An answer of the quality; `pool` is what it may name besides the prompt's own things. */
export function writeAnswer(rng: Rng, task: Task, quality: Quality, pool: Pool): string {
  const { core, detail, curt, wrong } = answerOf(rng, task, pool)
  const warm = chance(rng, STRAY_WARMTH) ? [opener(rng, task)] : []
  const say = (...sentences: string[]) => sentences.join(' ')
  switch (quality) {
    case 'good':
      return chance(rng, 0.75) || task.taskType === 'story'
        ? say(opener(rng, task), core, detail)
        : say(core, detail, pick(rng, CLOSERS))
    case 'warm':
      return chance(rng, 0.75) ? say(opener(rng, task), core) : say(core, pick(rng, CLOSERS))
    case 'detailed':
      return say(core, detail)
    case 'plain':
      return core
    case 'curt':
      return curt
    case 'wrong':
      return say(...warm, wrong, ...(chance(rng, 0.2) && task.taskType !== 'story' ? [detail] : []))
    case 'offtopic':
      return say(...warm, offtopic(rng, task, pool))
    case 'rude':
      return chance(rng, 0.4)
        ? pickSome(rng, RUDE_LINES, 1 + rng.integer(2)).join(' ')
        : chance(rng, 0.5)
          ? say(pick(rng, RUDE_LINES), core)
          : say(core, pick(rng, RUDE_LINES))
    case 'ramble': {
      const chatter = pickSome(rng, CHATTER, 2 + rng.integer(2))
      return chance(rng, 0.7) && task.taskType !== 'story'
        ? say(...warm, core, ...chatter)
        : say(...warm, ...chatter)
    }
    case 'repeat':
      return say(...warm, repeatWords(rng, core))
    case 'unfinished':
      return say(...warm, cut(rng, chance(rng, 0.5) ? core : say(core, detail)))
    case 'vague':
      return say(...warm, ...pickSome(rng, VAGUE_LINES, 1 + rng.integer(2)))
    case 'echo':
      return echo(rng, task)
  }
}

function offtopic(rng: Rng, task: Task, pool: Pool): string {
  const types = TASK_TYPES.filter((type) => type !== task.taskType && type !== 'story' && type !== 'howto')
  const other = drawTask(rng, pick(rng, types), {
    ...pool,
    entities: pool.others,
    wordings: 'taught',
    cases: 'taught',
  })
  const { core, detail } = answerOf(rng, other, pool)
  return capitalise(chance(rng, 0.4) ? `${core} ${detail}` : core)
}
