/** A project's guidelines, and which version somebody had beside their work. */
import { z } from 'zod'
import { wrong } from './shape-message'

export const GuidelinesText = z
  .string()
  .trim()
  .max(20_000, wrong('shape-text-too-long', { limit: 20_000 }))

/** The version beside the task; null when the desk does not know, as with work kept from before there were versions. */
export const GuidelinesVersion = z.number().int().min(0).nullable().default(null)

export const GuidelinesChange = z.object({
  text: GuidelinesText,
  /** What it was made from: a version saved meanwhile by somebody else is not written over. */
  version: z.number().int().min(0),
})
export type GuidelinesChange = z.infer<typeof GuidelinesChange>
