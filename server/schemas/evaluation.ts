/** What an evaluation is asked, and what it found. Shared by the worker, which writes it, and the screen. */
import { z } from 'zod'

/**
 * Bounds of one evaluation: at most 64 test prompts × 4 answers × 2 versions of 96 tokens, half as many of the base and
 * the reference, 150 demonstrations and 200 comparisons. About what sampling for a small ranking round costs.
 */
export const EVALUATION = {
  prompts: 64,
  answersPerPrompt: 4,
  /** Of the base and the reference, whose scores are only shown. */
  bystanderAnswers: 2,
  scoreBins: 24,
  maxTokens: 96,
  demonstrations: 150,
  comparisons: 200,
} as const

export const EvaluateConfig = z.object({
  opponentId: z.string().nullable(),
  /** Whether the opponent is the promoted version, or only what this one started from. */
  isOpponentPromoted: z.boolean(),
  /** The nearest SFT version that this one comes from, itself included: the common ground on which KL is measured. */
  referenceId: z.string().nullable(),
  /** What it all began with. It and the reference answer too, so that scores can be held beside theirs. */
  baseId: z.string().nullable().default(null),
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

/** How scores of answers are spread: counts over common bins, one list a version. */
export const ScoreSpread = z.object({
  binEdges: z.array(z.number()),
  versions: z.array(z.object({ modelId: z.string(), mean: z.number(), counts: z.array(z.number()) })),
})
export type ScoreSpread = z.infer<typeof ScoreSpread>

export const EvaluationResults = z.object({
  prompts: z.number(),
  answersPerPrompt: z.number(),
  demonstrations: z.number(),
  version: Measures,
  opponent: Measures.nullable(),
  isOpponentPromoted: z.boolean(),
  /** Share of held-out comparisons that the reward model orders as people did. */
  rewardAccuracy: Interval.extend({ rate: z.number(), n: z.number() }).nullable(),
  /** Null without a reward model, and where it was measured before this was. */
  scoreSpread: ScoreSpread.nullable().default(null),
  /** The version was trained against the reward model that judges it here. */
  isJudgedByItsTeacher: z.boolean(),
  differences: z.object({ score: Difference.nullable(), gold: Difference.nullable() }),
  verdict: z.object({
    kind: z.enum(['better', 'worse', 'unclear']),
    by: z.enum(['gold', 'score']).nullable(),
  }),
})
export type EvaluationResults = z.infer<typeof EvaluationResults>
