/** Answers of a policy in training to given prompts: nothing cut off, at the training temperature. */

import type { PromptRow, WatchedSample } from '../contract'
import { decodeResponse } from '../data/template'
import type { ExecutionProviderName } from '../engine/execution-providers'
import type { TransformerConfig } from '../models/transformer'
import type { Parameters } from '../optim/parameters'
import { createSampler } from '../sampling/sampler'
import type { Rng } from '../tensor/rng'
import type { Tokenizer } from '../tokenizer/tokenizer'
import { encodeCompletion } from './data/encode-sequences'
import { responseLength, type Sequence } from './data/packed-rows'

export interface Answer {
  row: PromptRow
  sequence: Sequence
  /** Ended by its own end-of-sequence token. */
  hasEnded: boolean
}

export interface Answerer {
  /** Prompt by prompt, `completionsPerPrompt` answers of each, by the weights given. */
  answer(
    parameters: Parameters,
    rows: readonly PromptRow[],
    completionsPerPrompt: number,
    rng: Rng,
  ): Promise<Answer[]>
  release(): Promise<void>
}

export function createAnswerer(options: {
  config: TransformerConfig
  parameters: Parameters
  tokenizer: Tokenizer
  executionProvider: ExecutionProviderName
  threads: number
  temperature: number
  maxTokens: number
}): Answerer {
  const { config, parameters, tokenizer, executionProvider, threads, temperature, maxTokens } = options
  const sampler = createSampler({ modelConfig: config, parameters, executionProvider, threads })
  return {
    async answer(weights, rows, completionsPerPrompt, rng) {
      sampler.setParameters(weights)
      const promptIds = rows.map(({ prompt }) => encodeCompletion(tokenizer, prompt, []).tokens)
      const completions = await sampler.sample({
        prompts: promptIds,
        completionsPerPrompt,
        settings: { temperature, topP: 1, topK: 0, maxTokens },
        rng,
        eosId: tokenizer.eosId,
        padId: tokenizer.padId,
        bosId: tokenizer.bosId,
      })
      return completions.map(({ tokenIds, finishReason }, i): Answer => {
        const prompt = Math.floor(i / completionsPerPrompt)
        return {
          row: rows[prompt]!,
          sequence: {
            tokens: [...promptIds[prompt]!, ...tokenIds],
            promptLength: promptIds[prompt]!.length,
          },
          hasEnded: finishReason === 'eos',
        }
      })
    },
    release: () => sampler.release(),
  }
}

/** What people read of the answers to watched prompts. */
export const watchedSamples = (
  tokenizer: Tokenizer,
  answers: readonly Answer[],
  scoreOf: (index: number) => number | null,
): WatchedSample[] =>
  answers.map(({ row, sequence }, i) => ({
    promptId: row.promptId,
    prompt: row.prompt,
    text: decodeResponse(tokenizer, sequence.tokens.slice(sequence.promptLength)),
    tokens: responseLength(sequence),
    score: scoreOf(i),
  }))
