/** Everything that an online run opens before its first step: models, prompts, graphs, the sampler, the optimiser. */
import type { PolicyTask, PromptRow } from '../../contract'
import { resolveExecutionProvider } from '../../engine/execution-providers'
import { message } from '../../messages/catalogue'
import type { Message } from '../../messages/message'
import { TaskError } from '../../messages/task-error'
import { cloneParameters } from '../../optim/parameters'
import { createRng, type Rng } from '../../tensor/rng'
import type { Tokenizer } from '../../tokenizer/tokenizer'
import { type Answer, type Answerer, createAnswerer } from '../answer-prompts'
import { loraOf } from '../configs/lora-config'
import { encodeCompletion } from '../data/encode-sequences'
import { type PackedBatch, packRows, rowLengthFor } from '../data/packed-rows'
import { readPrompts } from '../data/read-rows'
import type { GraphSettings } from '../graphs/compiled-graphs'
import {
  createEntropyForward,
  createLogProbForward,
  type EntropyForward,
  type LogProbForward,
} from '../graphs/policy-graphs'
import { openLanguageModel, type StoredModel } from '../open-language-model'
import { createOptimiser, type Optimiser } from '../optimiser'
import { createTrainableWeights, type TrainableWeights } from '../trainable-weights'
import type { OnlineConfig } from './learner'
import { createRewardPanel, type RewardPanel, readRewardModels } from './reward-panel'

export interface OnlineRun {
  task: PolicyTask
  config: OnlineConfig
  providerReason: Message
  /** Frozen: what KL is measured against, and where the policy starts. */
  reference: StoredModel
  rewardModels: readonly StoredModel[]
  tokenizer: Tokenizer
  prompts: readonly PromptRow[]
  watched: readonly PromptRow[]
  /** Lines for people about the prompts. */
  notices: readonly Message[]
  policyGraph: GraphSettings
  /** Of the first reward model, without adapters. */
  scalarGraph: GraphSettings
  /** log π and entropies of the policy before its update. */
  oldForward: EntropyForward
  referenceForward: LogProbForward
  panel: RewardPanel
  answerer: Answerer
  trainable: TrainableWeights
  optimiser: Optimiser
  /** The run's; fork it. */
  rng: Rng
  pack(answers: readonly Answer[]): PackedBatch
  release(): Promise<void>
}

/** @throws when a model is of the wrong kind or vocabulary, or no training prompt leaves room for an answer */
export async function openOnlineRun(task: PolicyTask, config: OnlineConfig): Promise<OnlineRun> {
  const provider = await resolveExecutionProvider(task.executionProvider)
  const { model: reference, tokenizer } = await openLanguageModel(task.modelDir)
  const rewardModels = await readRewardModels(task.rewardModelDirs, reference.config.vocabSize)
  const contextLength = Math.min(...[reference, ...rewardModels].map((model) => model.config.contextLength))
  const { prompts, watched, notices } = readFittingPrompts(task, tokenizer, {
    maxTokens: config.maxTokens,
    contextLength,
  })
  const longestAnswer = new Array<number>(config.maxTokens).fill(tokenizer.padId)
  const rowLength = rowLengthFor(
    [...prompts, ...watched].map(({ prompt }) => encodeCompletion(tokenizer, prompt, longestAnswer)),
  )

  const device = { executionProvider: provider.name, threads: task.threads }
  const referenceGraph = { config: reference.config, rowLength, ...device }
  const policyGraph = { ...referenceGraph, lora: loraOf(config) }
  const { temperature, maxTokens } = config
  const oldForward = createEntropyForward(policyGraph, { temperature })
  // One graph for both, so that the same weights give the same bits and KL begins at exactly 0. With adapters the policy's
  // graph is another, in which adapters that begin at 0 add exactly 0.
  const referenceForward = policyGraph.lora
    ? createLogProbForward(referenceGraph, { temperature })
    : oldForward
  const panel = createRewardPanel(rewardModels, { rowLength, ...device }, config)
  const { parameters } = reference
  const answerer = createAnswerer({ ...referenceGraph, parameters, tokenizer, temperature, maxTokens })

  const rng = createRng(task.seed)
  // With adapters the reference is the policy with its adapters off.
  const base = policyGraph.lora ? parameters : cloneParameters(parameters)
  const trainable = createTrainableWeights(base, policyGraph.lora, rng)
  return {
    task,
    config,
    providerReason: provider.reason,
    reference,
    rewardModels,
    tokenizer,
    prompts,
    watched,
    notices: [...notices, ...trainable.notices],
    policyGraph,
    scalarGraph: { ...referenceGraph, config: rewardModels[0]!.config },
    oldForward,
    referenceForward,
    panel,
    answerer,
    trainable,
    optimiser: createOptimiser(trainable.trained, config),
    rng,
    pack: (answers) =>
      packRows(
        answers.map(({ sequence }) => sequence),
        rowLength,
        tokenizer.padId,
      ),
    async release() {
      for (const graph of new Set([oldForward, referenceForward, panel, answerer])) await graph.release()
    },
  }
}

/** The prompts that leave room for the longest answer in every model's context. */
function readFittingPrompts(
  task: PolicyTask,
  tokenizer: Tokenizer,
  { maxTokens, contextLength }: { maxTokens: number; contextLength: number },
) {
  const fits = ({ prompt }: PromptRow) =>
    encodeCompletion(tokenizer, prompt, []).tokens.length + maxTokens <= contextLength
  const all = readPrompts(task.prompts).filter(({ split }) => split === 'train')
  const prompts = all.filter(fits)
  const watched = readPrompts(task.watchedPrompts).filter(fits)
  if (prompts.length === 0)
    throw new TaskError(message('no-fitting-prompt', { file: task.prompts, maxTokens, contextLength }))
  const notices = [
    message('prompts-read', { prompts: prompts.length, watched: watched.length }),
    ...(prompts.length < all.length
      ? [message('prompts-too-long', { prompts: all.length - prompts.length })]
      : []),
  ]
  return { prompts, watched, notices }
}
