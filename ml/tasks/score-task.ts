/**
 * Scores completions with a reward model: one normalised number for each, read at its last real token. Equal completions
 * of one task have equal scores, to the bit; in another task the same completion may differ by SCORE_ROUNDING.
 */

import type { ScoreRow, ScoreTask, TaskEnd } from '../contract'
import { readModelFolder, wrongKind } from '../models/model-folder'
import { distinctSequences } from '../trainers/data/distinct-sequences'
import { encodeCompletion } from '../trainers/data/encode-sequences'
import { packRows, rowLengthFor } from '../trainers/data/packed-rows'
import { readScoreRequests, writeRows } from '../trainers/data/read-rows'
import { createScalarForward } from '../trainers/graphs/scalar-graphs'
import { normalisedScores } from '../trainers/graphs/scores'
import { openTokenizerOf } from '../trainers/open-tokenizer-of'
import type { TrainerOptions } from '../trainers/trainer-options'
import { runInBlocks } from './inference-task'

/** @throws when the model is no reward model or a completion is longer than its context */
export async function scoreCompletions(task: ScoreTask, options: TrainerOptions): Promise<TaskEnd> {
  const model = await readModelFolder(task.modelDir)
  if (model.kind !== 'reward') throw wrongKind(task.modelDir, model.kind, 'reward')
  const tokenizer = await openTokenizerOf(task.modelDir, model.config)
  const requests = readScoreRequests(task.requests, model.config.vocabSize)
  const sequences = requests.map(({ prompt, tokenIds }) => encodeCompletion(tokenizer, prompt, tokenIds))
  const { distinct, indexOf } = distinctSequences(sequences)
  const rowLength = rowLengthFor(sequences)
  const scores: number[] = []

  return runInBlocks({
    task,
    options,
    model,
    total: distinct.length,
    async open({ executionProvider, threads }) {
      const forward = createScalarForward(
        { config: model.config, rowLength, executionProvider, threads },
        model.ensemble.heads,
      )
      return {
        async runBlock(first, end) {
          const batch = packRows(distinct.slice(first, end), rowLength, tokenizer.padId)
          const { scalars } = await forward.run(model.parameters, batch)
          scores.push(...normalisedScores(model, batch, scalars))
        },
        release: () => forward.release(),
      }
    },
    finish: () =>
      writeRows(
        task.out,
        requests.map(({ id }, i): ScoreRow => ({ id, score: scores[indexOf[i]!]! })),
      ),
  })
}
