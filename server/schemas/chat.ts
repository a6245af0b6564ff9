/** What a chat hands over to be ranked. */
import { z } from 'zod'
import { SamplingSettings } from './run'

const Text = z.string().trim().min(1).max(8000)

export const AnswersToRank = z.object({
  /** The conversation up to the answers, as one prompt. */
  prompt: Text,
  answers: z
    .array(
      z.object({
        modelId: z.string().min(1).max(64),
        tokenIds: z.array(z.number().int().min(0)).min(1).max(1024),
        text: z.string().max(8000),
        finishReason: z.enum(['eos', 'length']),
        settings: SamplingSettings,
        seed: z.number().int().min(0).max(2_147_483_647),
      }),
    )
    .min(2)
    .max(9),
})
export type AnswersToRank = z.infer<typeof AnswersToRank>
