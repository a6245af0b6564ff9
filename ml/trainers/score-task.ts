/** Scores completions with a reward model: one normalised number for each, read at its last real token. */
import { readModelFolder } from '../models/model-folder'
import type { ScoreRow, ScoreTask, TaskEnd } from '../runner/contract'
import { encodeCompletion } from './encode-sequences'
import { runInBlocks } from './inference-task'
import { openTokenizerOf } from './open-tokenizer-of'
import { packRows, rowLengthFor } from './packed-rows'
import { readScoreRequests, writeRows } from './read-rows'
import { createScalarForward } from './scalar-graphs'
import { normalisedScores } from './scores'
import type { TrainerOptions } from './trainer-options'

/** @throws when the model is no reward model or a completion is longer than its context */
export async function scoreCompletions(task: ScoreTask, options: TrainerOptions): Promise<TaskEnd> {
  const model = await readModelFolder(task.modelDir)
  if (model.kind !== 'reward')
    throw new Error(`${task.modelDir} is a ${model.kind} model, not a reward model`)
  const tokenizer = await openTokenizerOf(task.modelDir, model.config)
  const requests = readScoreRequests(task.requests, model.config.vocabSize)
  const sequences = requests.map(({ prompt, tokenIds }) => encodeCompletion(tokenizer, prompt, tokenIds))
  const rowLength = rowLengthFor(sequences)
  const scores: ScoreRow[] = []

  return runInBlocks({
    task,
    options,
    model,
    total: requests.length,
    async open({ executionProvider, threads }) {
      const forward = createScalarForward(
        { config: model.config, rowLength, executionProvider, threads },
        model.ensemble.heads,
      )
      return {
        async runBlock(first, end) {
          const batch = packRows(sequences.slice(first, end), rowLength, tokenizer.padId)
          const scalars = await forward.run(model.parameters, batch)
          normalisedScores(model, batch, scalars).forEach((score, i) => {
            scores.push({ id: requests[first + i].id, score })
          })
        },
        release: () => forward.release(),
      }
    },
    finish: () => writeRows(task.out, scores),
  })
}
