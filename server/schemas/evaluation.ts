/** What an evaluation is asked, and what it found. Shared by the worker, which writes it, and the screen. */
import { z } from 'zod'

/**
 * Bounds of one evaluation: at most 64 test prompts × 4 answers × 2 versions of 96 tokens, 150 demonstrations and 200
 * comparisons. About what sampling for a small ranking round costs.
 */
export const EVALUATION = {
  prompts: 64,
  answersPerPrompt: 4,
  maxTokens: 96,
  demonstrations: 150,
  comparisons: 200,
} as const

export const EvaluateConfig = z.object({
  opponentId: z.string().nullable(),
  /** Whether the opponent is the promoted version, or only what this one started from. */
  isOpponentPromoted: z.boolean(),
  /** What KL is measured to: the SFT version that this one comes from. */
  referenceId: z.string().nullable(),
})
export type EvaluateConfig = z.infer<typeof EvaluateConfig>

export const StartEvaluation = z.object({
  modelId: z.string().min(1).max(64),
  provider: z.enum(['auto', 'cpu', 'webgpu', 'cuda']).default('auto'),
})
export type StartEvaluation = z.input<typeof StartEvaluation>

const Interval = z.object({ low: z.number(), high: z.number() })

const Measures = z.object({
  answers: z.number(),
  /** Mean score by the reward model, and mean gold, where there is one. */
  score: z.number().nullable(),
  gold: z.number().nullable(),
  /** Nats per answer, on its own answers. */
  kl: z.number().nullable(),
  /** On held-out demonstrations. */
  perplexity: z.number().nullable(),
  /** Mean tokens of an answer, and the share that was cut off. */
  tokens: z.number(),
  cut: z.number(),
  distinct1: z.number(),
  distinct2: z.number(),
  /** Expected score and gold of the best of n by score. */
  bestOfN: z.array(z.object({ n: z.number(), score: z.number(), gold: z.number().nullable() })),
})
export type Measures = z.infer<typeof Measures>

const Difference = Interval.extend({ mean: z.number(), prompts: z.number() })

export const EvaluationResults = z.object({
  prompts: z.number(),
  answersPerPrompt: z.number(),
  demonstrations: z.number(),
  version: Measures,
  opponent: Measures.nullable(),
  isOpponentPromoted: z.boolean(),
  /** Share of held-out comparisons that the reward model orders as people did. */
  rewardAccuracy: Interval.extend({ rate: z.number(), n: z.number() }).nullable(),
  /** The version was trained against the reward model that judges it here. */
  isJudgedByItsTeacher: z.boolean(),
  differences: z.object({ score: Difference.nullable(), gold: Difference.nullable() }),
  verdict: z.object({
    kind: z.enum(['better', 'worse', 'unclear']),
    by: z.enum(['gold', 'score']).nullable(),
  }),
})
export type EvaluationResults = z.infer<typeof EvaluationResults>
