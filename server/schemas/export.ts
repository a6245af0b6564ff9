/** What can be exported and how; shared by the export form, the route handlers and the services. */
import { z } from 'zod'

/** Formats that are written; their shapes are in `server/exchange/formats`. */
export const EXPORT_KINDS = [
  'comparisons',
  'rankings',
  'demonstrations',
  'prompts',
  'messages',
  'comparisons-implicit',
  'openai-preference',
  'hh',
  'unpaired',
  'scored',
  'ultrafeedback',
  'open-assistant',
  'argilla',
  'label-studio',
] as const
export type ExportKind = (typeof EXPORT_KINDS)[number]

/** `json` is one array: what Argilla and Label Studio read. */
export const EXPORT_FILES = ['jsonl', 'json', 'csv', 'parquet'] as const
export const EXPORT_PAIRS = ['all', 'adjacent', 'best-worst'] as const
export const EXPORT_TIES = ['drop', 'soft', 'unpaired'] as const

const flag = (preset: boolean) => z.stringbool().or(z.boolean()).default(preset)

export const ExportRequest = z.object({
  kind: z.enum(EXPORT_KINDS),
  /** A frozen dataset by id or hash, instead of what the project holds now. */
  snapshotId: z.string().min(1).max(64).optional(),
  /** `standard`: strings. `conversational`: lists of {role, content}. Only TRL's formats have both. */
  form: z.enum(['standard', 'conversational']).default('standard'),
  /** Which split's prompts; `all` adds no filter. */
  split: z.enum(['all', 'train', 'validation', 'test']).default('all'),
  /** Include demonstrations that came with the sample project. */
  withSeeds: flag(true),
  /** Add Laurel's own columns (ids, split, pseudonymous annotator). */
  withProvenance: flag(false),
  file: z.enum(EXPORT_FILES).default('jsonl'),
  gzip: flag(false),
  /** Which pairs a ranking gives: all, neighbouring ranks, or the best against the worst. */
  pairs: z.enum(EXPORT_PAIRS).default('all'),
  /**
   * Tied answers: no pair, a pair with `soft_label` 0.5, or (comparisons only) no pairs at all: every answer of a pair is a
   * row that is good or bad by itself, and tied ones are both good, or both bad when they are not acceptable.
   */
  ties: z.enum(EXPORT_TIES).default('drop'),
  /** `margin`: how many ranks better the chosen answer is. */
  withMargin: flag(false),
  /** Leave out answers that somebody flagged (in rankings of other answers they stay ranked). */
  skipFlagged: flag(false),
})
export type ExportRequest = z.infer<typeof ExportRequest>
export type ExportRequestInput = z.input<typeof ExportRequest>
