/**
 * What the worker and the CLI may ask of `ml`, and what comes back: plain files in, plain files and events out.
 *
 * A task is a JSON value, so that it can cross a process boundary. Paths are absolute. A model folder holds
 * `config.json`, `model.safetensors` and `tokenizer.json`. JSONL rows are given by the `*Row` types below.
 * Left out: users, projects, databases. Types only; nothing here loads the engine.
 */

import type { Message } from './messages/message'

export type ExecutionProviderName = 'cpu' | 'webgpu' | 'cuda'
export type RequestedExecutionProvider = ExecutionProviderName | 'auto'
export type SplitName = 'train' | 'validation' | 'test'

/** One question and its answer in a dialogue. */
export interface Exchange {
  prompt: string
  response: string
}

/** One demonstration: loss falls on responses and their ends only. */
export interface DemonstrationRow extends Exchange {
  /** Of a dialogue: what came before, in order. */
  earlier?: Exchange[]
  split: SplitName
}

/** How much better one completion is than another: 1 negligibly, 2 slightly, 3 clearly, 4 significantly. */
export type PreferenceDegree = 1 | 2 | 3 | 4

/** One ranking of K completions of one prompt. `ranks[i]` is the dense rank of `completions[i]`, 1 is best, equal is a tie. */
export interface RankingRow {
  promptId: string
  prompt: string
  completions: { tokenIds: number[]; finishReason: FinishReason }[]
  ranks: number[]
  /** Which completions are below every acceptable one, whatever their ranks; none when left out. */
  unacceptable?: boolean[]
  /** Of two completions, how much better the preferred one is; nobody was asked when left out. */
  degree?: PreferenceDegree
  split: SplitName
}

/** A document of plain text. */
export interface TextRow {
  text: string
  split: SplitName
}

export interface PromptRow {
  promptId: string
  prompt: string
  split: SplitName
}

export type FinishReason = 'eos' | 'length'

/** One sampled completion. `tokenIds` excludes the prompt and includes the end-of-sequence token when there is one. */
export interface CompletionRow {
  promptId: string
  index: number
  text: string
  tokenIds: number[]
  /** Natural-log probability of each token at the sampling temperature, before top-k/top-p truncation. */
  logProbs: number[]
  finishReason: FinishReason
}

/** Something to be scored by a reward model; `id` comes back in the score row. */
export interface ScoreRequestRow {
  id: string
  prompt: string
  tokenIds: number[]
  finishReason: FinishReason
}

export interface ScoreRow {
  id: string
  /** Normalised reward-model score: mean 0, standard deviation 1 on the samples it was normalised on. */
  score: number
}

/** Natural-log probability of each token of a completion under another model, at the task's temperature. */
export interface LogProbsRow {
  id: string
  logProbs: number[]
}

export interface SamplingSettings {
  /** Softmax temperature; 0 is greedy. */
  temperature: number
  /** Nucleus mass in (0, 1]; 1 keeps everything. */
  topP: number
  /** Keep the k most likely tokens; 0 keeps everything. */
  topK: number
  /** Longest answer in tokens, end-of-sequence included. */
  maxTokens: number
}

interface TaskBase {
  executionProvider: RequestedExecutionProvider
  /** Threads inside one operator. One and two give the same bits. */
  threads: number
  seed: number
}

interface TrainingTaskBase extends TaskBase {
  /** Where the finished model folder is written (atomically). */
  outDir: string
  /** Where checkpoints go; a task started again with the same folder resumes from the last one. */
  checkpointDir: string
  /** Overrides of the trainer's configuration; unknown keys are errors. */
  config: Record<string, unknown>
}

/** The mixes of simple English that `ml/starter` generates, in the order of its recipe. */
export type StageName = 'language' | 'tasks'

/** One source of a pre-training mix. */
export interface MixSource {
  name: string
  licence: string
  /** Of the training tokens, relative to the other sources' shares. */
  share: number
  text:
    | { /** JSONL of TextRow. */ file: string }
    | {
        /** The simple English that `ml/starter` generates, in the mix of this stage of its recipe. */
        stage: StageName
        /** Folder of WordNet, whose glosses belong to that mix; without it their share goes to the rest. */
        wordnet?: string
      }
}

export interface PretrainTask extends TrainingTaskBase {
  kind: 'pretrain'
  /** Its tokenizer is used; its shape and weights too where training goes on from them. */
  modelDir: string
  startsFrom: 'nothing' | 'weights'
  mix: MixSource[]
  /** What this stage of the model's pre-training is called in its record. */
  stage: string
  /** Of the code, for the record. */
  commit?: string
}

export interface SftTask extends TrainingTaskBase {
  kind: 'sft'
  modelDir: string
  /** JSONL of DemonstrationRow. */
  dataset: string
}

export interface RewardTask extends TrainingTaskBase {
  kind: 'reward'
  modelDir: string
  /** JSONL of RankingRow. */
  dataset: string
}

/** Algorithms that sample from the policy while they train it. */
export type OnlineAlgorithm = 'ppo' | 'grpo' | 'rloo' | 'reinforce' | 'best-of-n'

export interface PolicyTask extends TrainingTaskBase {
  kind: 'policy'
  /** PPO when left out. Its settings are those of `config`. */
  algorithm?: OnlineAlgorithm
  /** The policy's initial weights and the frozen reference. */
  modelDir: string
  /** One, or several as an ensemble whose rule is in `config`; PPO's value model starts as the first. */
  rewardModelDirs: string[]
  /** JSONL of PromptRow; train prompts are rolled out. */
  prompts: string
  /** JSONL of PromptRow: fixed prompts answered every few steps. */
  watchedPrompts: string
}

/** Direct preference optimisation: no reward model, no sampling. */
export interface DpoTask extends TrainingTaskBase {
  kind: 'dpo'
  /** The policy's initial weights and the frozen reference. */
  modelDir: string
  /** JSONL of RankingRow. */
  dataset: string
  /** JSONL of PromptRow: fixed prompts answered every few steps. */
  watchedPrompts: string
}

export interface SampleTask extends TaskBase {
  kind: 'sample'
  modelDir: string
  /** JSONL of PromptRow. */
  prompts: string
  /** JSONL of CompletionRow, written atomically. */
  out: string
  completionsPerPrompt: number
  settings: SamplingSettings
}

export interface ScoreTask extends TaskBase {
  kind: 'score'
  modelDir: string
  /** JSONL of ScoreRequestRow. */
  requests: string
  /** JSONL of ScoreRow, written atomically. */
  out: string
}

/** How likely a policy finds given completions: KL between versions and perplexity are made from it. */
export interface LogProbsTask extends TaskBase {
  kind: 'log-probs'
  modelDir: string
  /** JSONL of ScoreRequestRow. */
  requests: string
  /** JSONL of LogProbsRow, written atomically. */
  out: string
  temperature: number
}

export type Task =
  | PretrainTask
  | SftTask
  | RewardTask
  | PolicyTask
  | DpoTask
  | SampleTask
  | ScoreTask
  | LogProbsTask

export type LogLevel = 'info' | 'warn' | 'error'

/** Events of a running task, in order. The last one is `finished`, `stopped` or `failed`. */
export type TaskEvent =
  | {
      type: 'started'
      executionProvider: ExecutionProviderName
      /** Why this provider. */
      providerReason: Message
      threads: number
      parameters: number
      totalSteps: number
      resolvedConfig: Record<string, unknown>
      /** The step it continues from; 0 for a fresh start. */
      resumedAtStep: number
    }
  | { type: 'progress'; step: number; totalSteps: number; etaMs: number | null }
  | { type: 'metrics'; step: number; values: Record<string, number> }
  | { type: 'samples'; step: number; samples: WatchedSample[] }
  | { type: 'histogram'; name: string; step: number; binEdges: number[]; counts: number[] }
  | { type: 'log'; level: LogLevel; message: Message }
  | { type: 'checkpoint'; step: number }
  | TaskEnd

export interface WatchedSample {
  promptId: string
  prompt: string
  text: string
  tokens: number
  score: number | null
}

export type TaskEnd =
  | {
      type: 'finished'
      step: number
      metrics: Record<string, number>
      weightsSha256?: string
      parameters?: number
    }
  /** Ended early on purpose: cancelled, KL budget, or not-a-number. When `kept` is true `outDir` holds the last good version. */
  | {
      type: 'stopped'
      reason: 'cancelled' | 'kl-budget' | 'not-a-number'
      message: Message
      step: number
      kept: boolean
      metrics: Record<string, number>
      weightsSha256?: string
      parameters?: number
    }
  /** `isDiskFull`: with more space the same task goes on from its last checkpoint. */
  | { type: 'failed'; message: Message; step: number; isDiskFull?: boolean }

export type OnTaskEvent = (event: TaskEvent) => void
