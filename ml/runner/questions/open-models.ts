/** Models kept open between questions, with the graphs compiled for them: the second question to a model is quick. */

import { gather, reshape } from '../../autodiff/ops'
import { compileForward, type Forward } from '../../engine/forward'
import { createSessionCache, type SessionCache } from '../../engine/session-cache'
import { type Model, readModelFolder } from '../../models/model-folder'
import { logits, transformer, transformerParameters } from '../../models/transformer'
import { createSampler, type Sampler } from '../../sampling/sampler'
import { openTokenizer } from '../../tokenizer/open-tokenizer'
import type { Tokenizer } from '../../tokenizer/tokenizer'
import { type TokenInput, tokenInputs } from '../../trainers/graphs/compiled-graphs'
import { createEntropyForward, type EntropyForward } from '../../trainers/graphs/policy-graphs'
import { createScalarForward, type ScalarForward } from '../../trainers/graphs/scalar-graphs'
import { compileTopLogProbs, type TopLogProbsForward } from './top-log-probs'

/** Models open at once; the one asked longest ago is closed. */
const MODELS_OPEN = 6
const GRAPHS_OPEN = 4
/** Answers are shown while they are written, so fewer tokens a run than in batch sampling. */
const TOKENS_PER_RUN = 4

type NextTokenInput = TokenInput | 'last'

export interface OpenModel {
  model: Model
  tokenizer: Tokenizer
  sampler(): Sampler
  logProbs(rowLength: number): Promise<EntropyForward>
  scalars(rowLength: number): Promise<ScalarForward>
  /** Logits (1, V) after the position `last` of one row. */
  nextToken(rowLength: number): Promise<Forward<NextTokenInput, 'logits'>>
  topLogProbs(rowLength: number): Promise<TopLogProbsForward>
  release(): Promise<void>
}

export interface OpenModels {
  get(modelDir: string): Promise<OpenModel>
  release(): Promise<void>
}

export function keepModelsOpen(threads: number): OpenModels {
  const cache: SessionCache<OpenModel> = createSessionCache(MODELS_OPEN)
  // Two questions to a model that is being opened open it once.
  let last: Promise<unknown> = Promise.resolve()
  return {
    get(modelDir) {
      const opened = last.then(() => cache.get(modelDir, () => openModel(modelDir, threads)))
      last = opened.catch(() => undefined)
      return opened
    },
    release: () => cache.release(),
  }
}

async function openModel(modelDir: string, threads: number): Promise<OpenModel> {
  const [model, tokenizer] = await Promise.all([readModelFolder(modelDir), openTokenizer(modelDir)])
  const { config } = model
  const device = { executionProvider: 'cpu', threads } as const
  const logProbs = createSessionCache<EntropyForward>(GRAPHS_OPEN)
  const scalars = createSessionCache<ScalarForward>(GRAPHS_OPEN)
  const nextTokens = createSessionCache<Forward<NextTokenInput, 'logits'>>(GRAPHS_OPEN)
  const topLogProbs = createSessionCache<TopLogProbsForward>(GRAPHS_OPEN)
  let sampler: Sampler | undefined
  return {
    model,
    tokenizer,
    sampler() {
      sampler ??= createSampler({
        modelConfig: config,
        parameters: model.parameters,
        tokensPerRun: TOKENS_PER_RUN,
        ...device,
      })
      return sampler
    },
    logProbs: (rowLength) =>
      logProbs.get(String(rowLength), async () =>
        createEntropyForward({ config, rowLength, ...device }, { temperature: 1 }),
      ),
    scalars: (rowLength) =>
      scalars.get(String(rowLength), async () =>
        createScalarForward({ config, rowLength, ...device }, model.ensemble.heads),
      ),
    nextToken: (rowLength) =>
      nextTokens.get(String(rowLength), () =>
        compileForward<NextTokenInput, 'logits'>({
          parameters: transformerParameters(config),
          inputs: { ...tokenInputs(1, rowLength), last: { dtype: 'int32', shape: [1] } },
          ...device,
          build(_, weights, inputs) {
            const hidden = transformer(config, weights, inputs)
            const flat = reshape(hidden, [rowLength, config.dModel])
            return { logits: logits(config, weights, gather(flat, inputs.last)) }
          },
        }),
      ),
    topLogProbs: (rowLength) =>
      topLogProbs.get(String(rowLength), () => compileTopLogProbs({ config, rowLength, ...device })),
    async release() {
      await sampler?.release()
      for (const graphs of [logProbs, scalars, nextTokens, topLogProbs]) await graphs.release()
    },
  }
}
