/**
 * What the starter model was trained on and how, as data: the mix, the dials, the seeds. `documents.ts` draws by it,
 * `write-model-card.ts` prints it. Shares of tokens are turned into draws.
 */
import type { StageName } from '../contract'
import { GENERATED_LICENCE } from '../trainers/configs/pretrain-config'
import type { TaskType } from './tasks/task'

export type SourceName = 'stories' | 'tasks' | 'descriptions' | 'dialogues' | 'glosses'

export interface Stage {
  /** Relative chance of drawing a document: token share divided by the source's mean length. */
  documentWeights: Record<SourceName, number>
  /** Chance that a task document's answer is right. */
  rightAnswers: number
}

export interface Recipe {
  seed: number
  sources: Record<SourceName, { title: string; licence: string }>
  stages: Record<StageName, Stage>
  rightQualities: Record<'good' | 'warm' | 'detailed' | 'plain' | 'curt', number>
  taskWeights: Record<TaskType, number>
}

const OWN = GENERATED_LICENCE

/** Mean tokens of a document, measured on 30,000. */
const MEAN_TOKENS: Record<SourceName, number> = {
  stories: 63,
  tasks: 33,
  descriptions: 38,
  dialogues: 43,
  glosses: 20,
}

function weights(tokenShares: Record<SourceName, number>): Record<SourceName, number> {
  const entries = Object.entries(tokenShares) as [SourceName, number][]
  return Object.fromEntries(
    entries.map(([source, share]) => [source, share / MEAN_TOKENS[source]]),
  ) as Record<SourceName, number>
}

export const RECIPE: Recipe = {
  seed: 1,
  sources: {
    stories: { title: 'generated stories', licence: OWN },
    tasks: { title: 'generated task documents of mixed quality', licence: OWN },
    descriptions: { title: 'generated descriptions', licence: OWN },
    dialogues: { title: 'generated dialogues', licence: OWN },
    glosses: {
      title: 'WordNet 3.1 glosses',

      licence: 'WordNet licence (notice in NOTICE)',
    },
  },
  stages: {
    language: {
      documentWeights: weights({
        stories: 0.36,
        tasks: 0.37,
        descriptions: 0.13,
        dialogues: 0.1,
        glosses: 0.04,
      }),
      rightAnswers: 0.58,
    },
    tasks: {
      documentWeights: weights({
        stories: 0.1,
        tasks: 0.7,
        descriptions: 0.12,
        dialogues: 0.07,
        glosses: 0.01,
      }),
      rightAnswers: 0.75,
    },
  },
  rightQualities: { good: 0.26, warm: 0.24, detailed: 0.22, plain: 0.18, curt: 0.1 },
  taskWeights: {
    answer: 1.3,
    describe: 0.9,
    question: 0.8,
    story: 0.7,
    list: 1.2,
    polite: 1,
    past: 1.2,
    compare: 1.3,
    reading: 1.4,
    advice: 1,
    howto: 1,
    thanks: 1,
  },
}
