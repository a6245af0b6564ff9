/** The settings of each training kind, as its trainer describes them. */
import type { Formats } from '@/app/_i18n/formats'
import type { Translated } from '@/app/_i18n/translated'
import type { Words } from '@/app/_i18n/words'
import type { ConfigField } from '@/ml/trainers/configs/config-field'
import { POLICY_ALGORITHMS, type PolicyAlgorithm } from '@/ml/trainers/configs/policy-config'
import { fields as pretrainFields, SHAPE_SETTINGS } from '@/ml/trainers/configs/pretrain-config'
import { fields as rewardFields } from '@/ml/trainers/configs/reward-config'
import { fields as sftFields } from '@/ml/trainers/configs/sft-config'
import { isTraining, RUN_KINDS, type RunKindName, type TrainingKind } from '@/server/schemas/run'

export type SettingValue = number | string | boolean
/** What a person has chosen instead of defaults. */
export type Overrides = Record<string, SettingValue>

export type TrainingKindName = TrainingKind

/** The algorithm a policy run or a policy was made with; PPO where it is not said, as in the first runs. */
export function algorithmOf(config: unknown): PolicyAlgorithm {
  const name =
    typeof config === 'object' && config !== null && 'algorithm' in config ? config.algorithm : null
  return typeof name === 'string' && name in POLICY_ALGORITHMS ? (name as PolicyAlgorithm) : 'ppo'
}

const FIELDS: Record<TrainingKind, (config: unknown) => readonly ConfigField[]> = {
  pretrain: pretrainFieldsOf,
  sft: () => sftFields,
  reward: () => rewardFields,
  policy: (config) => POLICY_ALGORITHMS[algorithmOf(config)].fields,
}

/** @param config of the run or the model, which says the algorithm of a policy update */
export const fieldsOf = (kind: TrainingKindName, config: unknown): readonly ConfigField[] =>
  FIELDS[kind](config)

/** A model that goes on from weights keeps its shape; one from nothing has no weights for adapters to stand beside. */
function pretrainFieldsOf(config: unknown): readonly ConfigField[] {
  const startsFrom = isRecord(config) ? config.startsFrom : undefined
  return pretrainFields.filter(({ key }) =>
    startsFrom === 'weights' ? !SHAPE_SETTINGS.includes(key) : !key.startsWith('lora'),
  )
}

/** The settings a run has: those that ran, or before it starts the defaults with what was chosen. */
export function settingsOf(run: {
  kind: string
  config: unknown
  resolvedConfig: unknown
}): Record<string, unknown> {
  if (isRecord(run.resolvedConfig)) return run.resolvedConfig
  if (!(run.kind in RUN_KINDS && isTraining(run.kind as RunKindName))) return {}
  const defaults = fieldsOf(run.kind as TrainingKind, run.config).map(({ key, default: value }) => [
    key,
    value,
  ])
  const overrides = isRecord(run.config) && isRecord(run.config.overrides) ? run.config.overrides : {}
  return { ...Object.fromEntries(defaults), ...overrides }
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether a setting has an effect: the one it depends on is not 0, empty or off. */
export function isActive(
  field: ConfigField,
  fields: readonly ConfigField[],
  chosen: Readonly<Overrides>,
): boolean {
  const parent = fields.find(({ key }) => key === field.dependsOn)
  return !parent || Boolean(chosen[parent.key] ?? parent.default)
}

/** With one setting changed, `undefined` for its default. What has no effect any more is dropped: it would be refused. */
export function withSetting(
  fields: readonly ConfigField[],
  overrides: Overrides,
  field: ConfigField,
  value: SettingValue | undefined,
): Overrides {
  const { [field.key]: _, ...rest } = overrides
  const next = value === undefined || value === field.default ? rest : { ...rest, [field.key]: value }
  return Object.fromEntries(
    Object.entries(next).filter(([key]) =>
      fields.some((one) => one.key === key && isActive(one, fields, next)),
    ),
  )
}

/** "learningRate" → "Learning rate"; a key without a word goes by itself. */
export function fieldLabel(key: string, t: Words<'fields'>): string {
  return t.has(`labels.${key}` as never) ? t(`labels.${key}` as never) : key
}

const UNIT_WORDS: Readonly<Record<string, string>> = {
  'share of steps': 'shareOfSteps',
  'share of the peak': 'shareOfPeak',
  'nats per answer': 'natsPerAnswer',
  'nats per token': 'natsPerToken',
  '1 per nat': 'perNat',
  'score per nat': 'scorePerNat',
}

/** "0.0002", "10,000", "cosine", "yes": a setting's value as people read it. */
export function settingValue(value: unknown, f: Formats, say: Translated, t: Words<'fields'>): string {
  if (typeof value === 'number') return f.exact(value)
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
  return say(String(value)).replaceAll(',', ', ')
}

/** What a setting is counted in, in words. */
export function unitWord(unit: string, t: Words<'fields'>): string {
  const key = `units.${UNIT_WORDS[unit] ?? unit}`
  return t.has(key as never) ? t(key as never) : unit
}
