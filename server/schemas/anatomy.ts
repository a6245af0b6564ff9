/** What the anatomy pages ask the server to compute. */
import { z } from 'zod'
import { wrong } from './shape-message'

export const RANKED_ITEMS_MAX = 12

/** Several people's rankings of the same things: for each person the rank of every thing, 1 is best, equal is a tie. */
export const RankingsOfThings = z.object({
  rankings: z
    .array(z.array(z.number().int().min(1).max(RANKED_ITEMS_MAX)).min(2).max(RANKED_ITEMS_MAX))
    .min(1)
    .max(10)
    .refine(
      (rankings) => rankings.every((ranks) => ranks.length === rankings[0].length),
      wrong('shape-models-differ'),
    ),
})
export type RankingsOfThings = z.infer<typeof RankingsOfThings>
