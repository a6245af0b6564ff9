/** What readers may ask of a model while they wait; shared by the pages, the router and the services. */
import { z } from 'zod'
import { SamplingSettings } from './run'
import { wrong } from './shape-message'

const Id = z.string().min(1).max(64)
const Text = z.string().max(8000)

const Turn = z.object({ role: z.enum(['prompt', 'response']), text: Text })

/** What stands before the tokens in question: plain text, or turns that end with a prompt. */
const Opening = z.union([
  z.object({ text: Text }),
  z.object({
    turns: z
      .array(Turn)
      .min(1)
      .max(40)
      .refine((turns) => turns.at(-1)?.role === 'prompt', wrong('shape-prompt-last')),
  }),
])

const Continuation = z.union([
  z.object({ ids: z.array(z.number().int().min(0)).max(4096) }),
  z.object({ text: Text, isEnded: z.boolean() }),
])

export const AskAboutTokens = z.object({
  modelId: Id,
  opening: Opening,
  continuation: Continuation.default({ ids: [] }),
})
export type AskAboutTokens = z.infer<typeof AskAboutTokens>

export const AskToGenerate = z.object({
  modelId: Id,
  opening: Opening,
  settings: SamplingSettings,
  seed: z.number().int().min(0).max(2_147_483_647),
})
export type AskToGenerate = z.infer<typeof AskToGenerate>
