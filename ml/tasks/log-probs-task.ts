/**
 * How likely a policy finds given completions: the log-probability of every token, at a temperature. Equal completions of
 * one task have equal log-probabilities, to the bit; in another task the same completion may differ in the last bits.
 */
import type { LogProbsRow, LogProbsTask, TaskEnd } from '../contract'
import { distinctSequences } from '../trainers/data/distinct-sequences'
import { encodeCompletion } from '../trainers/data/encode-sequences'
import { atResponse, packRows, rowLengthFor } from '../trainers/data/packed-rows'
import { readScoreRequests, writeRows } from '../trainers/data/read-rows'
import { createLogProbForward } from '../trainers/graphs/policy-graphs'
import { openLanguageModel } from '../trainers/open-language-model'
import type { TrainerOptions } from '../trainers/trainer-options'
import { runInBlocks } from './inference-task'

/** @throws when the model is no policy or a completion is longer than its context */
export async function measureLogProbs(task: LogProbsTask, options: TrainerOptions): Promise<TaskEnd> {
  const { model, tokenizer } = await openLanguageModel(task.modelDir)
  const requests = readScoreRequests(task.requests, model.config.vocabSize)
  const sequences = requests.map(({ prompt, tokenIds }) => encodeCompletion(tokenizer, prompt, tokenIds))
  const { distinct, indexOf } = distinctSequences(sequences)
  const rowLength = rowLengthFor(sequences)
  const measured: number[][] = []

  return runInBlocks({
    task,
    options,
    model,
    total: distinct.length,
    async open({ executionProvider, threads }) {
      const forward = createLogProbForward(
        { config: model.config, rowLength, executionProvider, threads },
        { temperature: task.temperature },
      )
      return {
        async runBlock(first, end) {
          const batch = packRows(distinct.slice(first, end), rowLength, tokenizer.padId)
          const { logProbs } = await forward.run(model.parameters, batch)
          batch.sequences.forEach((_, i) => {
            measured.push([...atResponse(batch, logProbs, i)])
          })
        },
        release: () => forward.release(),
      }
    },
    finish: () =>
      writeRows(
        task.out,
        requests.map(({ id }, i): LogProbsRow => ({ id, logProbs: measured[indexOf[i]!]! })),
      ),
  })
}
