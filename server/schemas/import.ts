/** How a file is brought in; shared by the import screen, the API and the importer. */
import { z } from 'zod'
import { LanguageCode } from './prompt'

/** Mirrors the readers and formats of `server/exchange`, which the browser does not load. */
export const IMPORT_FILE_KINDS = ['jsonl', 'json', 'csv', 'text', 'parquet'] as const
export const IMPORT_ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1250',
  'windows-1252',
  'iso-8859-2',
] as const
export const IMPORT_FORMATS = [
  'prompts',
  'demonstrations',
  'messages',
  'sharegpt',
  'alpaca',
  'natural-instructions',
  'comparisons',
  'comparisons-implicit',
  'hh',
  'openai-preference',
  'unpaired',
  'rankings',
  'scored',
  'ultrafeedback',
  'open-assistant',
  'argilla',
  'label-studio',
  'columns',
] as const
export type ImportFormat = (typeof IMPORT_FORMATS)[number]

export const MAPPED_FIELDS = [
  'prompt',
  'demonstration',
  'chosen',
  'rejected',
  'system',
  'id',
  'taskType',
  'language',
  'split',
  'author',
] as const

const Column = z.string().min(1).max(200)

export const ImportReading = z.object({
  kind: z.enum(IMPORT_FILE_KINDS).nullable().default(null),
  encoding: z.enum(IMPORT_ENCODINGS).nullable().default(null),
  /** Null: what the rows look like. `columns`: by `mapping`. */
  format: z.enum(IMPORT_FORMATS).nullable().default(null),
  mapping: z.partialRecord(z.enum(MAPPED_FIELDS), Column).default({}),
})
export type ImportReading = z.infer<typeof ImportReading>

const ShortLine = z.string().trim().max(200)

export const ImportSettings = ImportReading.extend({
  /** The set its new prompts go to; made when there is none of that name. */
  promptSet: ShortLine.min(1),
  source: ShortLine.default(''),
  licence: ShortLine.default(''),
  /** For rows that do not say. */
  taskType: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z][a-z0-9-]{0,31}$/, 'use a short word: letters, digits and hyphens')
    .default('other'),
  language: LanguageCode.default('en'),
})
export type ImportSettings = z.infer<typeof ImportSettings>
export type ImportSettingsInput = z.input<typeof ImportSettings>

/** What an import has done so far. `known` were in the project already; `moved` prompts went to the split of a near-duplicate;
 * `problems` did not become records. */
export const IMPORT_COUNTS = [
  'rows',
  'prompts',
  'demonstrations',
  'completions',
  'rankings',
  'known',
  'moved',
  'problems',
] as const
export type ImportCounts = Record<(typeof IMPORT_COUNTS)[number], number>

export const ImportId = z.object({ importId: z.string().min(1).max(64) })
