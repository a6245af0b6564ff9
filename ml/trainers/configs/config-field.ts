/**
 * How a trainer describes its settings: one entry per setting with default, unit, meaning, range and source.
 *
 * Pure data and one resolver; the run form of the web app draws itself from the entries. An unknown setting, a wrong
 * type or a number out of range is an error with a sentence for people, and so is a setting that has no effect because
 * the one it depends on is off.
 */

import { message } from '../../messages/catalogue'
import type { Message } from '../../messages/message'
import { TaskError } from '../../messages/task-error'

interface FieldBase {
  key: string
  /** One line for people. */
  meaning: string
  unit: string
  /** Paper, code or measurement the default comes from. */
  source: string
  /** Shown at first; the others behind "all settings". */
  isBasic: boolean
  /** Key of a setting without which this one has no effect: while that is 0 or false. */
  dependsOn?: string
}

export interface NumberField extends FieldBase {
  kind: 'number' | 'integer'
  default: number
  min: number
  max: number
}

export interface ChoiceField extends FieldBase {
  kind: 'choice'
  default: string
  choices: readonly string[]
}

/** Some of the choices, at least one: their names separated by commas. */
export interface SubsetField extends FieldBase {
  kind: 'subset'
  default: string
  choices: readonly string[]
}

export interface SwitchField extends FieldBase {
  kind: 'switch'
  default: boolean
}

export type ConfigField = NumberField | ChoiceField | SubsetField | SwitchField

type ValueOf<F extends ConfigField> = F extends NumberField
  ? number
  : F extends ChoiceField
    ? F['choices'][number]
    : F extends SubsetField
      ? string
      : boolean

/** The resolved settings that a list of fields describes. */
export type ConfigOf<Fields extends readonly ConfigField[]> = {
  [F in Fields[number] as F['key']]: ValueOf<F>
}

/** A setting that is unknown, of the wrong type or out of range. */
export class ConfigError extends TaskError {
  override readonly name = 'ConfigError'
}

/**
 * Defaults with overrides applied.
 * @param trainer its name in error messages
 * @throws ConfigError naming the setting, what was expected and what arrived
 */
export function resolveConfig<const Fields extends readonly ConfigField[]>(
  trainer: string,
  fields: Fields,
  overrides: Readonly<Record<string, unknown>>,
): ConfigOf<Fields> {
  const known = new Set(fields.map(({ key }) => key))
  for (const key of Object.keys(overrides)) {
    if (!known.has(key))
      throw new ConfigError(
        message('setting-unknown', { trainer, setting: key, known: [...known].join(', ') }),
      )
  }
  const resolved = fields.map((field) => {
    const value = overrides[field.key]
    return [field.key, value === undefined ? field.default : checked(trainer, field, value)] as const
  })
  const settings = Object.fromEntries(resolved)
  for (const { key, dependsOn, default: initial } of fields as readonly ConfigField[])
    if (dependsOn && !settings[dependsOn] && settings[key] !== initial)
      throw new ConfigError(
        message('setting-without-effect', {
          trainer,
          setting: key,
          dependsOn,
          value: String(settings[dependsOn]),
        }),
      )
  return settings as ConfigOf<Fields>
}

function checked(trainer: string, field: ConfigField, value: unknown): number | string | boolean {
  const refuse = (expected: Message): never => {
    throw new ConfigError(
      message('setting-invalid', {
        trainer,
        setting: field.key,
        expected,
        value: JSON.stringify(value) ?? String(value),
      }),
    )
  }
  switch (field.kind) {
    case 'choice':
      if (typeof value !== 'string' || !field.choices.includes(value))
        return refuse(message('expected-choice', { choices: field.choices.join(', ') }))
      return value
    case 'subset': {
      const names = typeof value === 'string' ? value.split(',').map((name) => name.trim()) : []
      if (names.length === 0 || !names.every((name) => field.choices.includes(name)))
        return refuse(message('expected-choices', { choices: field.choices.join(', ') }))
      return field.choices.filter((choice) => names.includes(choice)).join(',')
    }
    case 'switch':
      return typeof value === 'boolean' ? value : refuse(message('expected-switch'))
    case 'number':
    case 'integer': {
      const { min, max } = field
      const range = message(field.kind === 'integer' ? 'expected-integer' : 'expected-number', { min, max })
      if (typeof value !== 'number' || !Number.isFinite(value)) return refuse(range)
      if (field.kind === 'integer' && !Number.isInteger(value)) return refuse(range)
      if (value < field.min || value > field.max) return refuse(range)
      return value
    }
  }
}

/** The same fields with other defaults and their sources. */
export function withDefaults<const Fields extends readonly ConfigField[]>(
  fields: Fields,
  changes: {
    readonly [Key in Fields[number]['key']]?: {
      default: number | string | boolean
      source: string
      meaning?: string
      isBasic?: boolean
    }
  },
): Fields {
  return fields.map((field) => ({
    ...field,
    ...changes[field.key as Fields[number]['key']],
  })) as unknown as Fields
}

/** The same fields but for some, which would have no effect. */
export const without = <const Fields extends readonly ConfigField[], Key extends Fields[number]['key']>(
  fields: Fields,
  keys: readonly Key[],
) =>
  fields.filter(
    (field): field is Exclude<Fields[number], { key: Key }> => !keys.some((key) => key === field.key),
  )
