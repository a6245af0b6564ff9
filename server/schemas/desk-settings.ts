/** What a project turns on at its desks. */
import { z } from 'zod'

export const DeskSettings = z.object({
  /** Annotators see on their home how much each of them did. */
  hasLeaderboard: z.boolean(),
  /** How many words an answer on the writing desk should have, about. Null: no goal. */
  wordGoal: z.number().int().min(1).max(2000).nullable(),
})
export type DeskSettings = z.infer<typeof DeskSettings>
