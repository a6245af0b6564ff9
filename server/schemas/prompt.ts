/** Filters of the prompt list, what can be added and changed, and reports. */
import { z } from 'zod'
import { MAX_REPORT_COMMENT, REPORT_REASONS } from './desk-terms'
import { PageLimit } from './page'

/** Two or three letters and a region: "en", "pl", "pt-br". */
export const LanguageCode = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})?$/, 'use a code such as en or pl')

const Split = z.enum(['train', 'validation', 'test'])
const Tag = z.string().trim().min(1).max(64)

/** Which prompts are meant; everything that is named must fit. */
export const PromptSelection = z.object({
  promptIds: z.array(z.string().min(1).max(64)).min(1).max(1000).nullish(),
  split: Split.nullish(),
  taskType: z.string().max(64).nullish(),
  promptSetId: z.string().max(64).nullish(),
  language: z.string().max(35).nullish(),
  tag: z.string().trim().max(64).nullish(),
  withdrawn: z.boolean().nullish(),
  /** Words that begin so, "phrases", -left out, or. */
  search: z.string().trim().max(200).default(''),
})
export type PromptSelection = z.infer<typeof PromptSelection>

export const PromptFilter = PromptSelection.extend({ limit: PageLimit, cursor: z.string().max(64).nullish() })
export type PromptFilter = z.infer<typeof PromptFilter>

/** Counting what a filter finds stops here: further would cost more than anybody wants to know. */
export const COUNTED_PROMPTS_MAX = 10_000
export const MAX_EDITED_PROMPTS = 50_000

export const PromptChange = z.discriminatedUnion('field', [
  z.object({
    field: z.literal('tags'),
    add: z.array(Tag).max(20).default([]),
    remove: z.array(Tag).max(20).default([]),
  }),
  z.object({ field: z.literal('split'), value: Split }),
  z.object({ field: z.literal('language'), value: LanguageCode }),
  /** Null: that of the set. */
  z.object({ field: z.literal('licence'), value: z.string().trim().min(1).max(200).nullable() }),
  z.object({ field: z.literal('withdrawn'), value: z.boolean() }),
])
export type PromptChange = z.infer<typeof PromptChange>
export type PromptChangeInput = z.input<typeof PromptChange>

export const EditPrompts = z.object({ selection: PromptSelection, change: PromptChange })
export type EditPrompts = z.infer<typeof EditPrompts>

export const AddPrompts = z.object({
  /** One prompt a line; empty lines are skipped. */
  text: z.string().min(1).max(200_000),
  taskType: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z][a-z0-9-]{0,31}$/, 'use a short word: letters, digits and hyphens')
    .default('other'),
})
export type AddPrompts = z.infer<typeof AddPrompts>

export const ReportReason = z.enum(REPORT_REASONS)
export type ReportReason = z.infer<typeof ReportReason>

export const PromptReport = z.object({
  promptId: z.string().min(1).max(64),
  reason: ReportReason,
  comment: z.string().max(MAX_REPORT_COMMENT).default(''),
})
export type PromptReport = z.infer<typeof PromptReport>

export const ReportVerdict = z.enum(['withdraw', 'dismiss'])
export type ReportVerdict = z.infer<typeof ReportVerdict>
