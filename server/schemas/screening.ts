/** What screening finds in prompts, how a person answers, and lists of held-out texts. */
import { z } from 'zod'

export const FINDING_KINDS = ['duplicate', 'personal', 'name', 'heldOut'] as const
export type FindingKind = (typeof FINDING_KINDS)[number]

export const FindingId = z.object({ findingId: z.string().min(1).max(64) })
export const FindingVerdict = z.enum(['withdraw', 'dismiss'])
export type FindingVerdict = z.infer<typeof FindingVerdict>

const LengthStatistics = z.object({
  total: z.number(),
  median: z.number(),
  p95: z.number(),
  longest: z.number(),
})
export type LengthStatistics = z.infer<typeof LengthStatistics>

/** What the latest look counted of a prompt set; tokens of our starter tokenizer and of o200k_base. */
export const SetStatistics = z.object({
  prompts: z.number(),
  characters: LengthStatistics,
  starterTokens: LengthStatistics,
  o200kTokens: LengthStatistics,
})
export type SetStatistics = z.infer<typeof SetStatistics>

export const MAX_HELD_OUT_TEXTS = 50_000
/** In UTF-16 code units. */
export const MAX_HELD_OUT_LENGTH = 5_000_000

export const AddHeldOutList = z.object({
  name: z.string().trim().min(1).max(100),
  /** One text a line; empty lines are skipped. */
  text: z.string().min(1).max(MAX_HELD_OUT_LENGTH),
})
export type AddHeldOutList = z.infer<typeof AddHeldOutList>
