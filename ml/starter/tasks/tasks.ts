/** All twelve task kinds behind two functions: draw a prompt, write the parts of its answer. */
import type { Rng } from '../../tensor/rng'
import { general } from '../text/english'
import { HELD_OUT, TAUGHT } from '../world/entities'
import { answerTask, compareTask, describeTask, listTask, questionTask, storyTask } from './about-entities'
import { adviceTask, howtoTask, thanksTask } from './about-people'
import { pastTask, politeTask, readingTask } from './about-sentences'
import { type Answer, entityOf, fill, type Pool, type Task, type TaskKind, type TaskType } from './task'

const KINDS: { [T in TaskType]: TaskKind<T> } = {
  answer: answerTask,
  describe: describeTask,
  question: questionTask,
  story: storyTask,
  list: listTask,
  polite: politeTask,
  past: pastTask,
  advice: adviceTask,
  howto: howtoTask,
  compare: compareTask,
  reading: readingTask,
  thanks: thanksTask,
}

/** Pre-training's task documents, demonstrations, train and validation prompts. */
export const TAUGHT_POOL: Pool = { entities: TAUGHT, others: TAUGHT, wordings: 'taught', cases: 'taught' }
/** Test prompts in a known wording about held-out things. */
export const HELD_OUT_POOL: Pool = {
  entities: HELD_OUT,
  others: TAUGHT,
  wordings: 'taught',
  cases: 'held-out',
}
/** Test prompts in a wording never taught, about held-out things. */
export const HELD_OUT_WORDING_POOL: Pool = { ...HELD_OUT_POOL, wordings: 'held-out' }

export function drawTask(rng: Rng, type: TaskType, pool: Pool): Task {
  // The table's type ties each kind to its own task; the union is what callers see.
  return KINDS[type].draw(rng, pool) as Task
}

export function answerOf(rng: Rng, task: Task, pool: Pool): Answer {
  const kind = KINDS[task.taskType] as TaskKind<TaskType>
  return kind.answer(rng, task, pool)
}

/** Friendly first sentences that suit this task beside the general ones. */
export function openersFor(task: Task): string[] {
  const openers = KINDS[task.taskType].openers
  if (task.taskType !== 'describe') return [...openers]
  return openers.map((opener) => fill(opener, { es: general(entityOf(task.meta.entity)) }))
}
