/** What Compare asks for. */
import { z } from 'zod'
import { RequestedProvider, SamplingSettings } from './run'

const Id = z.string().min(1).max(64)

export const StartComparison = z.object({
  modelVersionIds: z.array(Id).min(1).max(4),
  /** A prompt of the project, or a new text. */
  prompt: z.union([z.object({ promptId: Id }), z.object({ text: z.string().trim().min(1).max(4000) })]),
  settings: SamplingSettings,
  completionsPerPrompt: z.number().int().min(1).max(4).default(1),
  seed: z.number().int().min(0).max(2_147_483_647).optional(),
  provider: RequestedProvider.default('auto'),
})
export type StartComparison = z.input<typeof StartComparison>

export const PrepareArena = z.object({
  modelAId: Id,
  modelBId: Id,
  prompts: z.number().int().min(1).max(200),
  settings: SamplingSettings,
  seed: z.number().int().min(0).max(2_147_483_647).optional(),
  provider: RequestedProvider.default('auto'),
})
export type PrepareArena = z.input<typeof PrepareArena>
