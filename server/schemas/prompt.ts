/** Filters of the prompt list, and what can be added. */
import { z } from 'zod'

export const PromptFilter = z.object({
  split: z.enum(['train', 'validation', 'test']).nullish(),
  taskType: z.string().max(64).nullish(),
  search: z.string().trim().max(200).default(''),
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
