/** How the settings of one run differ from those of another, setting by setting. Pure. */
import type { Formats } from '@/app/_i18n/formats'
import type { Words } from '@/app/_i18n/words'
import { fieldLabel } from './config-fields'

export interface ConfigDifference {
  label: string
  /** In words, one for each run; a dash where it has no such setting. */
  values: string[]
}

/** The settings in which any of the runs differs from the first, in order of appearance. */
export function differencesOf(
  settings: readonly Readonly<Record<string, unknown>>[],
  t: Words<'fields'>,
  f: Formats,
): ConfigDifference[] {
  const keys = [...new Set(settings.flatMap((one) => Object.keys(one)))]
  return keys.flatMap((key) => {
    const values = settings.map((one) => shown(one[key], f))
    return values.some((value) => value !== values[0]) ? [{ label: fieldLabel(key, t), values }] : []
  })
}

function shown(value: unknown, f: Formats): string {
  if (value === undefined || value === null || value === '') return '–'
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : f.metric(value)
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
