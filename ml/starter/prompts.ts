/** The demo's 600 prompts and 200 demonstrations, drawn from the task kinds; `build-assets.ts` writes them down. */
import { createRng, type Rng } from '../tensor/rng'
import { entityOf, TASK_TYPES, type Task, type TaskType } from './tasks/task'
import { drawTask, HELD_OUT_POOL, HELD_OUT_WORDING_POOL, TAUGHT_POOL } from './tasks/tasks'
import { type Quality, writeAnswer } from './text/answers'
import { pickWeighted } from './text/documents'

export interface StarterPrompt {
  id: string
  taskType: TaskType
  tags: string[]
  split: 'train' | 'validation' | 'test'
  text: string
  meta: Task['meta']
}

export interface StarterDemonstration {
  promptId: string
  response: string
  quality: Quality
}

const SEED = 2026
const DRAWS_PER_PROMPT = 500

/** One more in train for the first four types, in validation for the next four, in test for the last. */
const countsOf = (index: number) => ({
  train: index < 4 ? 34 : 33,
  validation: index >= 4 && index < 8 ? 9 : 8,
  test: index >= 8 ? 9 : 8,
})
/** Of a type's test prompts, this many are in a wording never taught. */
const HELD_OUT_WORDINGS = 4

export function starterPrompts(): StarterPrompt[] {
  const seen = new Set<string>()
  return TASK_TYPES.flatMap((type, index) => {
    const rng = createRng(SEED).fork(`prompts/${type}`)
    const counts = countsOf(index)
    const fresh = (split: StarterPrompt['split'], at: number): Task => {
      const pool =
        split !== 'test' ? TAUGHT_POOL : at < HELD_OUT_WORDINGS ? HELD_OUT_WORDING_POOL : HELD_OUT_POOL
      for (let draw = 0; draw < DRAWS_PER_PROMPT; draw++) {
        const task = drawTask(rng, type, pool)
        if (seen.has(task.text)) continue
        seen.add(task.text)
        return task
      }
      throw new Error(`the world has too few ${type} prompts for the ${split} split`)
    }
    let number = 0
    return (['train', 'validation', 'test'] as const).flatMap((split) =>
      Array.from({ length: counts[split] }, (_, at): StarterPrompt => {
        const task = fresh(split, at)
        number++
        return {
          id: `${type}-${String(number).padStart(2, '0')}`,
          taskType: type,
          tags: tagsOf(task, split, at),
          split,
          text: task.text,
          meta: task.meta,
        }
      }),
    )
  })
}

function tagsOf(task: Task, split: StarterPrompt['split'], at: number): string[] {
  const { meta } = task
  const subject =
    'entity' in meta ? [entityOf(meta.entity).kind] : 'first' in meta ? [entityOf(meta.first).kind] : []
  if (split !== 'test') return subject
  return [...subject, 'held-out', ...(at < HELD_OUT_WORDINGS ? ['new-wording'] : [])]
}

/** As crowds write: two in five are right and whole. */
const DEMONSTRATION_QUALITIES: Record<Quality, number> = {
  good: 10,
  warm: 10,
  detailed: 10,
  plain: 10,
  curt: 13,
  vague: 9,
  ramble: 9,
  rude: 7,
  unfinished: 8,
  repeat: 5,
  echo: 3,
  wrong: 4,
  offtopic: 2,
}

/** Tasks met first in demonstrations get more of them. */
const DEMONSTRATIONS_OF: Partial<Record<TaskType, number>> = { advice: 22, howto: 22, thanks: 21 }
const DEMONSTRATIONS_OF_OTHERS = 15

export function starterDemonstrations(prompts: readonly StarterPrompt[]): StarterDemonstration[] {
  return TASK_TYPES.flatMap((type) => {
    const rng = createRng(SEED).fork(`demonstrations/${type}`)
    const own = prompts.filter((prompt) => prompt.taskType === type && prompt.split === 'train')
    const chosen = own.slice(0, DEMONSTRATIONS_OF[type] ?? DEMONSTRATIONS_OF_OTHERS)
    const qualities = qualityDeck(rng, chosen.length)
    return chosen.map((prompt, i) => ({
      promptId: prompt.id,
      response: writeAnswer(rng, taskOf(prompt), qualities[i]!, TAUGHT_POOL),
      quality: qualities[i]!,
    }))
  })
}

/** The task a starter prompt was drawn from. */
export function taskOf({ taskType, text, meta }: StarterPrompt): Task {
  // A prompt keeps its task's type and meta together.
  return { taskType, text, meta } as Task
}

/** Qualities in about their shares even for a dozen: the large ones first, the rest drawn. */
function qualityDeck(rng: Rng, count: number): Quality[] {
  const total = Object.values(DEMONSTRATION_QUALITIES).reduce((sum, weight) => sum + weight, 0)
  const deck = (Object.entries(DEMONSTRATION_QUALITIES) as [Quality, number][]).flatMap(([quality, weight]) =>
    Array.from({ length: Math.floor((weight / total) * count) }, () => quality),
  )
  while (deck.length < count) deck.push(pickWeighted(rng, DEMONSTRATION_QUALITIES))
  return rng.shuffle(deck)
}
