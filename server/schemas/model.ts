/** What people may do with a model version. */
import { z } from 'zod'
import { wrong } from './shape-message'

export const ModelId = z.string().min(1).max(64)

export const WriteModelNotes = z.object({ modelId: ModelId, notes: z.string().max(10_000) })

export const DecideOnModel = z.object({
  modelId: ModelId,
  decision: z.enum(['promote', 'retire', 'restore']),
  /** For those who ask later why. */
  reason: z.string().trim().min(1, wrong('shape-reason-missing')).max(1000),
})
export type DecideOnModel = z.infer<typeof DecideOnModel>

/** Paths as `models.storage` listed them. */
export const RemoveUnreferenced = z.object({ paths: z.array(z.string().min(1).max(300)).min(1).max(1000) })
export type RemoveUnreferenced = z.infer<typeof RemoveUnreferenced>
