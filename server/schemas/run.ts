/**
 * The kinds of run, and what a person may ask of each. What is asked is stored in `Run.config` and shared with the forms.
 * Whatever differs by kind elsewhere is a table with one entry a kind, so that a kind without its entry does not compile.
 */
import { z } from 'zod'
import { STAGE_NAMES } from '../../ml/trainers/configs/pretrain-config'
import type { RunKind } from '../generated/prisma/client'
import { wrong } from './shape-message'

interface RunKindDefinition {
  /** It makes a model version: it has the settings of a trainer, can be paused, and its first steps can be measured. */
  isTraining: boolean
  /** What one step of its progress is. */
  unit: 'step' | 'answer' | 'part'
  /** A form, which a person fills in; a request of a program or of another screen alone; or Laurel by itself. */
  startedBy: 'form' | 'request' | 'itself'
}

/** In the order in which screens offer them. */
export const RUN_KINDS = {
  pretrain: { isTraining: true, unit: 'step', startedBy: 'form' },
  sft: { isTraining: true, unit: 'step', startedBy: 'form' },
  sample: { isTraining: false, unit: 'answer', startedBy: 'form' },
  reward: { isTraining: true, unit: 'step', startedBy: 'form' },
  policy: { isTraining: true, unit: 'step', startedBy: 'form' },
  score: { isTraining: false, unit: 'answer', startedBy: 'request' },
  evaluate: { isTraining: false, unit: 'part', startedBy: 'itself' },
} as const satisfies Record<RunKind, RunKindDefinition>

export type RunKindName = keyof typeof RUN_KINDS
type KindWith<Part> = {
  [Kind in RunKindName]: (typeof RUN_KINDS)[Kind] extends Part ? Kind : never
}[RunKindName]
export type TrainingKind = KindWith<{ isTraining: true }>
export type FormKind = KindWith<{ startedBy: 'form' }>
export type StartableKind = KindWith<{ startedBy: 'form' | 'request' }>

export const RUN_KIND_NAMES = Object.keys(RUN_KINDS) as RunKindName[]
export const isTraining = (kind: RunKindName): kind is TrainingKind => RUN_KINDS[kind].isTraining
export const hasForm = (kind: RunKindName): kind is FormKind => RUN_KINDS[kind].startedBy === 'form'
export const FORM_KINDS = RUN_KIND_NAMES.filter(hasForm)

export const RequestedProvider = z.enum(['auto', 'cpu', 'webgpu', 'cuda'])
export type RequestedProvider = z.infer<typeof RequestedProvider>

export const SamplingSettings = z.object({
  temperature: z.number().min(0).max(5),
  topP: z.number().gt(0).max(1),
  topK: z.number().int().min(0).max(100_000),
  maxTokens: z.number().int().min(1).max(1024),
})
export type SamplingSettings = z.infer<typeof SamplingSettings>

export const DEFAULT_SAMPLING: SamplingSettings = { temperature: 0.8, topP: 1, topK: 0, maxTokens: 96 }

/** Overrides of a trainer's defaults; the trainer's own resolver checks names and ranges. */
const Overrides = z.record(z.string(), z.union([z.number(), z.string(), z.boolean()]))

/** One source of a pre-training mix: an uploaded text, or the simple English that Laurel generates. */
export const MixPart = z.object({
  source: z.union([z.object({ textId: z.string() }), z.object({ stage: z.enum(STAGE_NAMES) })]),
  /** Of the training tokens, relative to the other shares. */
  share: z.number().gt(0).max(1_000_000),
})
export type MixPart = z.infer<typeof MixPart>

const Mix = z
  .array(MixPart)
  .min(1)
  .max(64)
  .refine((mix) => new Set(mix.map(({ source }) => JSON.stringify(source))).size === mix.length, {
    message: wrong('shape-source-twice'),
  })

export const PretrainConfig = z.object({
  overrides: Overrides,
  /** A model of new weights with the tokenizer of the version it names, or that version's weights trained on. */
  startsFrom: z.enum(['nothing', 'weights']),
  mix: Mix,
})

export const SftConfig = z.object({ overrides: Overrides, includeSeeds: z.boolean() })
export const RewardConfig = z.object({ overrides: Overrides })
export const PolicyAlgorithm = z.enum(['ppo', 'grpo', 'rloo', 'reinforce', 'best-of-n', 'dpo'])
export const PolicyConfig = z.object({
  algorithm: PolicyAlgorithm.default('ppo'),
  overrides: Overrides,
  /** Beside the run's reward model: together they are an ensemble. */
  moreRewardModelIds: z.array(z.string()).default([]),
  /** Whether the version it makes is evaluated as soon as it is there. */
  evaluates: z.boolean().default(true),
})

/** A model that answers beside the run's own version: another version, or a model of a server. */
export const SampleSource = z.object({
  model: z.union([
    z.strictObject({ modelVersionId: z.string() }),
    z.strictObject({ remoteModelId: z.string() }),
  ]),
  completionsPerPrompt: z.number().int().min(1).max(16),
})
export type SampleSource = z.infer<typeof SampleSource>

/** A task shows at most nine answers; a study may want more of one model. */
export const ANSWERS_MAX = 16
export const StopWords = z.array(z.string().min(1).max(100)).max(4)

export const SamplePurpose = z.enum(['ranking', 'compare', 'arena', 'study'])
export const SampleConfig = z.object({
  purpose: SamplePurpose,
  completionsPerPrompt: z.number().int().min(1).max(16),
  settings: SamplingSettings,
  /** How many different people rank each task; used when the purpose is ranking. */
  overlap: z.number().int().min(1).max(10).default(1),
  /** Joins the runs of one comparison or one arena round. */
  groupId: z.string().nullable().default(null),
  /** Who answers beside the run's model version. */
  alsoFrom: z.array(SampleSource).default([]),
  /** An answer ends before the first of these. */
  stop: StopWords.default([]),
  /** Answers that nearly repeat another of their prompt are not shown to be ranked. */
  dropsNearIdentical: z.boolean().default(false),
})
export type SampleConfig = z.infer<typeof SampleConfig>

/** Scores every completion of the named sampling runs. */
export const ScoreConfig = z.object({ sampleRunIds: z.array(z.string()).min(1) })

/** Which of the waiting runs a free worker takes first. */
export const RunPriority = z.enum(['low', 'normal', 'high'])
export type RunPriority = z.infer<typeof RunPriority>

const Common = {
  seed: z.number().int().min(0).max(2_147_483_647).optional(),
  provider: RequestedProvider.default('auto'),
  priority: RunPriority.default('normal'),
}

const Training = {
  ...Common,
  /** Only measure a few steps, for the estimate on the form. */
  isProbe: z.boolean().default(false),
}

export const StartPretrain = z.object({
  /** A base model: its tokenizer, and its weights where training goes on from them. */
  modelVersionId: z.string(),
  startsFrom: z.enum(['nothing', 'weights']),
  mix: Mix,
  overrides: Overrides.default({}),
  ...Training,
})
export type StartPretrain = z.input<typeof StartPretrain>

export const StartSft = z.object({
  modelVersionId: z.string(),
  includeSeeds: z.boolean().default(true),
  overrides: Overrides.default({}),
  /** Train on this frozen dataset instead of everything there is now. */
  snapshotId: z.string().optional(),
  ...Training,
})
export type StartSft = z.input<typeof StartSft>

export const StartReward = z.object({
  modelVersionId: z.string(),
  overrides: Overrides.default({}),
  /** Train on this frozen dataset instead of everything there is now. */
  snapshotId: z.string().optional(),
  ...Training,
})
export type StartReward = z.input<typeof StartReward>

export const StartPolicy = z.object({
  modelVersionId: z.string(),
  /** Needed by every algorithm but DPO, which learns from rankings. */
  rewardModelId: z.string().optional(),
  /** More of them, as members of an ensemble with it. */
  moreRewardModelIds: z.array(z.string()).max(15).default([]),
  algorithm: PolicyAlgorithm.default('ppo'),
  overrides: Overrides.default({}),
  evaluates: z.boolean().default(true),
  ...Training,
})
export type StartPolicy = z.input<typeof StartPolicy>

/** Which prompts to sample: these ids, or the first `count` of a split in a seeded shuffle. */
export const PromptChoice = z.union([
  z.object({ promptIds: z.array(z.string()).min(1).max(2000) }),
  z.object({
    split: z.enum(['train', 'validation', 'test']),
    taskType: z.string().nullable().default(null),
    count: z.number().int().min(1).max(2000),
    /** Leave out prompts that already have a ranking task. */
    onlyUnranked: z.boolean().default(false),
  }),
])
export type PromptChoice = z.input<typeof PromptChoice>

export const StartSample = z.object({
  /** Left out when only others answer. */
  modelVersionId: z.string().optional(),
  alsoFrom: z.array(SampleSource).max(8).default([]),
  prompts: PromptChoice,
  purpose: SamplePurpose.default('ranking'),
  completionsPerPrompt: z.number().int().min(1).max(16).default(4),
  settings: SamplingSettings.default(DEFAULT_SAMPLING),
  overlap: z.number().int().min(1).max(10).default(1),
  stop: StopWords.default([]),
  dropsNearIdentical: z.boolean().default(true),
  ...Common,
})
export type StartSample = z.input<typeof StartSample>

export const StartScore = z.object({
  rewardModelId: z.string(),
  sampleRunIds: z.array(z.string()).min(1).max(100),
  ...Common,
})
export type StartScore = z.input<typeof StartScore>

/** What starts a run of each kind. */
export const START_REQUESTS = {
  pretrain: StartPretrain,
  sft: StartSft,
  reward: StartReward,
  policy: StartPolicy,
  sample: StartSample,
  score: StartScore,
} as const satisfies Record<StartableKind, z.ZodObject>

export const STARTABLE_KINDS = Object.keys(START_REQUESTS) as StartableKind[]
export type StartRequest<Kind extends StartableKind> = z.input<(typeof START_REQUESTS)[Kind]>
/** A request that names its kind. */
export type StartRun = { [Kind in StartableKind]: { kind: Kind } & StartRequest<Kind> }[StartableKind]

/** A histogram inside `RunMetrics.values`, beside the numbers. `binEdges` has one more entry than `counts`. */
export interface Histogram {
  binEdges: number[]
  counts: number[]
}
export type MetricValue = number | Histogram
