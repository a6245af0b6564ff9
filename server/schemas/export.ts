/** What can be exported and how; shared by the export form, the route handler and the services. */
import { z } from 'zod'

/** Row shapes follow TRL's `dataset_formats.md`; `ranking` is ours, because TRL has no K-way shape. */
export const EXPORT_KINDS = ['demonstrations', 'comparisons', 'rankings', 'prompts'] as const
export type ExportKind = (typeof EXPORT_KINDS)[number]

export const ExportRequest = z.object({
  kind: z.enum(EXPORT_KINDS),
  /** `standard`: strings. `conversational`: lists of {role, content}. */
  form: z.enum(['standard', 'conversational']).default('standard'),
  /** Which split's prompts; `all` adds no filter. */
  split: z.enum(['all', 'train', 'validation', 'test']).default('all'),
  /** Include demonstrations that came with the sample project. */
  withSeeds: z.stringbool().or(z.boolean()).default(true),
  /** Add Laurel's own columns (ids, split, pseudonymous annotator) beside TRL's. */
  withProvenance: z.stringbool().or(z.boolean()).default(false),
})
export type ExportRequest = z.infer<typeof ExportRequest>
