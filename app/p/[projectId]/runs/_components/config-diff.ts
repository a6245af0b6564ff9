/** How the settings of one run differ from those of another, setting by setting. Pure. */
import { formatMetric } from '@/app/_components/format'
import { fieldLabel } from './config-fields'

export interface ConfigDifference {
  label: string
  /** In words, one for each run; a dash where it has no such setting. */
  values: string[]
}

/** The settings in which any of the runs differs from the first, in order of appearance. */
export function differencesOf(settings: readonly Readonly<Record<string, unknown>>[]): ConfigDifference[] {
  const keys = [...new Set(settings.flatMap((one) => Object.keys(one)))]
  return keys.flatMap((key) => {
    const values = settings.map((one) => shown(one[key]))
    return values.some((value) => value !== values[0]) ? [{ label: fieldLabel(key), values }] : []
  })
}

function shown(value: unknown): string {
  if (value === undefined || value === null || value === '') return '–'
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : formatMetric(value)
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
