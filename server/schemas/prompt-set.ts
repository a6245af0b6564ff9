/** Versions of prompt sets and what differs between two of them; shared by the screen, the API and the services. */
import { z } from 'zod'

export const PromptSetId = z.object({ promptSetId: z.string().min(1).max(64) })

export const FreezePromptSet = PromptSetId.extend({ note: z.string().trim().max(200).default('') })
export type FreezePromptSet = z.input<typeof FreezePromptSet>

export const VERSION_REASONS = [
  'byHand',
  'beforeImport',
  'afterImport',
  'beforeEdit',
  'afterEdit',
  'afterUndo',
  'forRun',
  'forSnapshot',
] as const

/** What can differ of a prompt that is in both. */
export const PROMPT_FIELDS = [
  'text',
  'tags',
  'language',
  'split',
  'licence',
  'taskType',
  'isWithdrawn',
] as const
export type PromptField = (typeof PROMPT_FIELDS)[number]

export const PROMPT_CHANGES = ['added', 'removed', 'changed'] as const

const VersionNumber = z.coerce.number().int().min(1).max(1e9)
export const PromptKeyPage = {
  limit: z.coerce.number().int().min(1).max(100).default(20),
  /** The key of the last prompt of the page before. */
  cursor: z.string().min(1).max(512).nullish(),
}

export const ComparePromptSet = PromptSetId.extend({
  from: VersionNumber,
  /** Null: as the set is now. */
  to: VersionNumber.nullish(),
  only: z.enum(PROMPT_CHANGES).nullish(),
  ...PromptKeyPage,
})
export type ComparePromptSet = z.infer<typeof ComparePromptSet>

export const ReadPromptSet = PromptSetId.extend({
  /** Null: as the set is now. */
  version: VersionNumber.nullish(),
  ...PromptKeyPage,
})
export type ReadPromptSet = z.infer<typeof ReadPromptSet>
