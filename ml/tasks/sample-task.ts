/** Samples K completions for each prompt of a file. The same seed gives the same completions. */

import type { CompletionRow, SampleTask, TaskEnd } from '../contract'
import { decodeResponse } from '../data/template'
import { createSampler } from '../sampling/sampler'
import { createRng } from '../tensor/rng'
import { encodeCompletion } from '../trainers/data/encode-sequences'
import { readPrompts, writeRows } from '../trainers/data/read-rows'
import { openLanguageModel } from '../trainers/open-language-model'
import type { TrainerOptions } from '../trainers/trainer-options'
import { runInBlocks } from './inference-task'

/** @throws when the model is no policy, or a prompt and `maxTokens` together exceed its context */
export async function sampleCompletions(task: SampleTask, options: TrainerOptions): Promise<TaskEnd> {
  const { model, tokenizer } = await openLanguageModel(task.modelDir)
  const prompts = readPrompts(task.prompts)
  const encoded = prompts.map(({ prompt }) => encodeCompletion(tokenizer, prompt, []).tokens)
  const { completionsPerPrompt, settings } = task
  const rng = createRng(task.seed)
  const rows: CompletionRow[] = []

  return runInBlocks({
    task,
    options,
    model,
    total: prompts.length,
    async open({ executionProvider, threads }) {
      const { config: modelConfig, parameters } = model
      const sampler = createSampler({ modelConfig, parameters, executionProvider, threads })
      return {
        async runBlock(first, end) {
          const block = prompts.slice(first, end)
          const completions = await sampler.sample({
            prompts: encoded.slice(first, end),
            completionsPerPrompt,
            settings,
            rng,
            // By text: ids differ from database to database, and a seed must not.
            promptKeys: block.map(({ prompt }) => prompt),
            eosId: tokenizer.eosId,
            padId: tokenizer.padId,
            bosId: tokenizer.bosId,
          })
          completions.forEach(({ tokenIds, logProbs, finishReason }, i) => {
            rows.push({
              promptId: block[Math.floor(i / completionsPerPrompt)]!.promptId,
              index: i % completionsPerPrompt,
              text: decodeResponse(tokenizer, tokenIds),
              tokenIds,
              logProbs,
              finishReason,
            })
          })
        },
        release: () => sampler.release(),
      }
    },
    finish: () => writeRows(task.out, rows),
  })
}
