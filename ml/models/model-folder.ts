/**
 * A model on disk in Hugging Face layout: config.json (Llama's keys) and model.safetensors. The tokenizer lies beside
 * them as tokenizer.json and is read by ml/tokenizer. A reward model's affine normalisation is kept in config.json.
 */
import { cp, mkdir, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { encodeSafetensors, type Precision, readSafetensors } from '../checkpoint/safetensors'
import { syncFolder, writeFileAtomically } from '../checkpoint/write-atomically'
import { type MlMessageCode, message } from '../messages/catalogue'
import { TaskError } from '../messages/task-error'
import { countParameters, type ParameterSpec, type Parameters, requireParameters } from '../optim/parameters'
import { type Ensemble, type EnsembleRule, ONE_HEAD } from '../rl/ensemble'
import { type Adapter, writeAdapterFolder } from './adapter-folder'
import { scalarModelParameters } from './scalar-head'
import { TRAINING_RECORD, type TrainingRecord } from './training-record'
import { checkTransformerConfig, type TransformerConfig, transformerParameters } from './transformer'

export type ModelKind = 'language-model' | 'reward' | 'value'

const KIND_MESSAGES = {
  'language-model': 'kind-language-model',
  reward: 'kind-reward-model',
  value: 'kind-value-model',
} as const satisfies Record<ModelKind, MlMessageCode>

/** The folder of a model holds one of another kind than it must. */
export const wrongKind = (folder: string, kind: ModelKind, expected: ModelKind): TaskError =>
  new TaskError(
    message('folder-of-wrong-kind', {
      folder,
      kind: message(KIND_MESSAGES[kind]),
      expected: message(KIND_MESSAGES[expected]),
    }),
  )

export interface Model {
  kind: ModelKind
  config: TransformerConfig
  parameters: Parameters
  /** Reward models: normalised score = gain · raw + bias. 1 and 0 for others. */
  scoreGain: number
  scoreBias: number
  /** Reward models: how several heads give one raw score. */
  ensemble: Ensemble
}

/** A model to be written: what only reward models have may be left out. */
export type WritableModel = Omit<Model, 'scoreGain' | 'scoreBias' | 'ensemble'> &
  Partial<Pick<Model, 'scoreGain' | 'scoreBias' | 'ensemble'>>

const RULES: readonly EnsembleRule[] = ['mean', 'min', 'lower bound']

export class ModelFolderError extends Error {
  override name = 'ModelFolderError'
}

const ARCHITECTURE: Record<ModelKind, string> = {
  'language-model': 'LlamaForCausalLM',
  reward: 'LlamaForSequenceClassification',
  value: 'LlamaForTokenClassification',
}

export interface WrittenModel {
  sha256: string
  parameters: number
}

/** The weights a model of this kind and size has. */
export function modelParameters(kind: ModelKind, config: TransformerConfig, heads = 1): ParameterSpec[] {
  return kind === 'language-model' ? transformerParameters(config) : scalarModelParameters(config, heads)
}

/**
 * Writes a model folder that appears by one rename. `besides` are files copied in under their own names, usually the
 * parent's tokenizer.json; `adapter` is what was trained, when the weights are those with it merged in, and goes into a
 * folder of that name. Returns the SHA-256 of the weights file and how many weights it holds.
 */
export async function writeModelFolder(
  dir: string,
  model: WritableModel,
  options: {
    precision: Precision
    besides?: readonly string[]
    metadata?: Record<string, string>
    adapter?: Omit<Adapter, 'kind'>
    /** Of a base model. */
    training?: TrainingRecord
  },
): Promise<WrittenModel> {
  requireParameters(modelParameters(model.kind, model.config, model.ensemble?.heads), model.parameters)
  const temporary = `${dir}.${process.pid}.tmp`
  await rm(temporary, { recursive: true, force: true })
  await mkdir(temporary, { recursive: true })
  const { bytes, sha256 } = encodeSafetensors(model.parameters, {
    precision: options.precision,
    metadata: { format: 'pt', ...options.metadata },
  })
  await writeFileAtomically(join(temporary, 'model.safetensors'), [bytes])
  await writeFileAtomically(join(temporary, 'config.json'), [
    `${JSON.stringify(toHuggingFace(model, options.precision), null, 2)}\n`,
  ])
  for (const path of options.besides ?? []) await cp(path, join(temporary, basename(path)))
  if (options.training)
    await writeFileAtomically(join(temporary, TRAINING_RECORD), [
      `${JSON.stringify(options.training, null, 2)}\n`,
    ])
  if (options.adapter)
    await writeAdapterFolder(join(temporary, 'adapter'), { kind: model.kind, ...options.adapter })
  await mkdir(dirname(dir), { recursive: true })
  await rm(dir, { recursive: true, force: true })
  await rename(temporary, dir)
  await syncFolder(dirname(dir))
  return { sha256, parameters: countParameters(model.parameters) }
}

/** Reads a model folder; throws ModelFolderError or ShapeError saying what does not fit. */
export async function readModelFolder(dir: string): Promise<Model & { sha256: string }> {
  const path = join(dir, 'config.json')
  const json = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>
  const number = (key: string, fallback?: number): number => {
    const value = json[key] ?? fallback
    if (typeof value !== 'number')
      throw new ModelFolderError(`${path}: ${key} should be a number, is ${value}`)
    return value
  }
  const architecture = Array.isArray(json.architectures) ? json.architectures[0] : undefined
  const kind = (Object.keys(ARCHITECTURE) as ModelKind[]).find((k) => ARCHITECTURE[k] === architecture)
  if (!kind)
    throw new ModelFolderError(
      `${path}: architecture ${architecture} is not one of ${Object.values(ARCHITECTURE).join(', ')}`,
    )
  const config: TransformerConfig = {
    vocabSize: number('vocab_size'),
    contextLength: number('max_position_embeddings'),
    dModel: number('hidden_size'),
    nLayers: number('num_hidden_layers'),
    nHeads: number('num_attention_heads'),
    nKvHeads: number('num_key_value_heads', number('num_attention_heads')),
    dFf: number('intermediate_size'),
    ropeTheta: number('rope_theta', 10000),
    rmsNormEps: number('rms_norm_eps'),
    tieEmbeddings: json.tie_word_embeddings === true,
  }
  checkTransformerConfig(config)
  const { tensors, sha256 } = await readSafetensors(join(dir, 'model.safetensors'))
  const rule = RULES.find((one) => one === (json.laurel_ensemble_rule ?? 'mean'))
  if (!rule)
    throw new ModelFolderError(
      `${path}: laurel_ensemble_rule ${json.laurel_ensemble_rule} is not one of ${RULES.join(', ')}`,
    )
  const heads = kind === 'language-model' ? 1 : number('num_labels', 1)
  const specs = modelParameters(kind, config, heads)
  requireParameters(specs, tensors)
  return {
    kind,
    config,
    parameters: new Map(specs.map(({ name }) => [name, tensors.get(name)!])),
    scoreGain: number('laurel_score_gain', 1),
    scoreBias: number('laurel_score_bias', 0),
    ensemble: { heads, rule, penalty: number('laurel_ensemble_penalty', 0) },
    sha256,
  }
}

function toHuggingFace(
  { kind, config, scoreGain, scoreBias, ensemble = ONE_HEAD }: Omit<WritableModel, 'parameters'>,
  precision: Precision,
): Record<string, unknown> {
  return {
    architectures: [ARCHITECTURE[kind]],
    model_type: 'llama',
    vocab_size: config.vocabSize,
    max_position_embeddings: config.contextLength,
    hidden_size: config.dModel,
    num_hidden_layers: config.nLayers,
    num_attention_heads: config.nHeads,
    num_key_value_heads: config.nKvHeads,
    intermediate_size: config.dFf,
    hidden_act: 'silu',
    rope_theta: config.ropeTheta,
    rms_norm_eps: config.rmsNormEps,
    tie_word_embeddings: config.tieEmbeddings,
    attention_bias: false,
    mlp_bias: false,
    torch_dtype: precision,
    ...(kind === 'language-model' ? {} : { num_labels: ensemble.heads }),
    ...(kind === 'reward' ? { laurel_score_gain: scoreGain ?? 1, laurel_score_bias: scoreBias ?? 0 } : {}),
    ...(ensemble.heads > 1
      ? { laurel_ensemble_rule: ensemble.rule, laurel_ensemble_penalty: ensemble.penalty }
      : {}),
  }
}
