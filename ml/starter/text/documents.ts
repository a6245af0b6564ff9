/**
 * The endless pre-training text: whole documents drawn from the grammar, in the shares of `recipe.ts`. The same seed
 * gives the same documents. Each document ends where it ends; whoever packs them adds the end-of-sequence token.
 */

import type { StageName } from '../../contract'
import { formatPrompt, formatResponse } from '../../data/template'
import { createRng, type Rng } from '../../tensor/rng'
import { RECIPE, type SourceName } from '../recipe'
import { HELD_OUT_TASK_TYPES, TASK_TYPES } from '../tasks/task'
import { drawTask, TAUGHT_POOL } from '../tasks/tasks'
import { DEFECTS, type Quality, writeAnswer } from './answers'
import { chance, pick } from './english'
import { description, dialogue } from './prose'
import { story } from './stories'

export interface Document {
  source: SourceName
  text: string
}

export interface DocumentOptions {
  /** Definitions from `simpleGlosses`; without any, that share is spread over the rest. */
  glosses: readonly string[]
  /** Which mix of `recipe.ts`; the first when not given. */
  stage?: StageName
}

const PRETRAINING_TYPES = TASK_TYPES.filter((type) => !HELD_OUT_TASK_TYPES.includes(type))

/** One draw from named weights. */
export function pickWeighted<T extends string>(rng: Rng, weights: Record<T, number>): T {
  const entries = Object.entries(weights) as [T, number][]
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0)
  let x = rng.uniform() * total
  for (const [name, weight] of entries) {
    x -= weight
    if (x < 0) return name
  }
  return entries[entries.length - 1]![0]
}

/** How right answers spread over completeness. */
const RIGHT_WEIGHTS = RECIPE.rightQualities

export function drawQuality(rng: Rng, rightAnswers: number): Quality {
  return chance(rng, rightAnswers) ? pickWeighted(rng, RIGHT_WEIGHTS) : pick(rng, DEFECTS)
}

function taskDocument(rng: Rng, rightAnswers: number): string {
  const type = pickWeighted(rng, PRETRAINING_TYPE_WEIGHTS)
  const pair = (): [string, string] => {
    const task = drawTask(rng, type, TAUGHT_POOL)
    return [task.text, writeAnswer(rng, task, drawQuality(rng, rightAnswers), TAUGHT_POOL)]
  }
  const [prompt, response] = pair()
  if (chance(rng, 0.85)) return `${formatPrompt(prompt)}${formatResponse(response)}`
  return pick(rng, [
    `Question: ${prompt}\nAnswer: ${response}`,
    `Q: ${prompt}\nA: ${response}`,
    `${prompt}\n${response}`,
  ])
}

/** Copying tasks and short ones more often than stories, which have a source of their own. */
const PRETRAINING_TYPE_WEIGHTS = Object.fromEntries(
  PRETRAINING_TYPES.map((type) => [type, RECIPE.taskWeights[type]]),
) as Record<(typeof PRETRAINING_TYPES)[number], number>

/**
 * Documents without end.
 * @throws TypeError when the seed is not a safe integer (from createRng).
 */
export function* documents(seed: number, options: DocumentOptions): Generator<Document> {
  const rng = createRng(seed).fork('documents')
  const { glosses, stage = 'language' } = options
  const { documentWeights, rightAnswers } = RECIPE.stages[stage]
  const weights = { ...documentWeights, glosses: glosses.length === 0 ? 0 : documentWeights.glosses }
  const order = rng.fork('glosses').shuffle(glosses.map((_, index) => index))
  let next = 0
  for (;;) {
    const source = pickWeighted(rng, weights)
    if (source === 'stories') yield { source, text: story(rng, { short: false }).join(' ') }
    else if (source === 'tasks') yield { source, text: taskDocument(rng, rightAnswers) }
    else if (source === 'descriptions') yield { source, text: description(rng) }
    else if (source === 'dialogues') yield { source, text: dialogue(rng) }
    else yield { source, text: glosses[order[next++ % order.length]!]! }
  }
}
