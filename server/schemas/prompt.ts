/** Filters of the prompt list, what can be added, and reports. */
import { z } from 'zod'
import { PageLimit } from './page'

export const PromptFilter = z.object({
  split: z.enum(['train', 'validation', 'test']).nullish(),
  taskType: z.string().max(64).nullish(),
  search: z.string().trim().max(200).default(''),
  limit: PageLimit,
  cursor: z.string().max(64).nullish(),
})
export type PromptFilter = z.infer<typeof PromptFilter>

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

/** Why a prompt should not be worked on. */
export const REPORT_REASONS = [
  'unclear',
  'unanswerable',
  'harmful',
  'personal-data',
  'wrong-language',
  'duplicate',
  'other',
] as const
export const ReportReason = z.enum(REPORT_REASONS)
export type ReportReason = z.infer<typeof ReportReason>

export const MAX_REPORT_COMMENT = 1000

export const PromptReport = z.object({
  promptId: z.string().min(1).max(64),
  reason: ReportReason,
  comment: z.string().max(MAX_REPORT_COMMENT).default(''),
})
export type PromptReport = z.infer<typeof PromptReport>

export const ReportVerdict = z.enum(['withdraw', 'dismiss'])
export type ReportVerdict = z.infer<typeof ReportVerdict>
