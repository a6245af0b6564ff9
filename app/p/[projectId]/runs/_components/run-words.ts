/** The words for runs on screens: one place, so that list, form and page agree. */

import { POLICY_ALGORITHMS } from '@/ml/trainers/policy-config'
import type { RunPriority } from '@/server/schemas/run'
import { algorithmOf } from './config-fields'

export type RunKindName = 'pretrain' | 'sft' | 'reward' | 'policy' | 'sample' | 'score' | 'evaluate'

export const PRIORITY_WORDS: Record<RunPriority, string> = {
  high: 'High priority',
  normal: 'Normal priority',
  low: 'Low priority',
}

export interface RunWords {
  /** "Fine-tune on demonstrations" */
  title: string
  /** What it is called in a list. */
  noun: string
  /** What it does, in one sentence. */
  description: string
  /** What one step of progress is. */
  unit: string
}

export const RUN_WORDS: Record<RunKindName, RunWords> = {
  pretrain: {
    title: 'Pre-train on texts',
    noun: 'Pre-training',
    description: 'Makes a base model: it learns to go on with a text, token by token, from a mix of texts.',
    unit: 'Step',
  },
  sft: {
    title: 'Fine-tune on demonstrations',
    noun: 'SFT',
    description: 'Teaches a base model to answer by the answers that people wrote.',
    unit: 'Step',
  },
  sample: {
    title: 'Sample answers',
    noun: 'Sampling',
    description: 'Lets a model answer prompts several times, so that people can rank the answers.',
    unit: 'Answer',
  },
  reward: {
    title: 'Train a reward model',
    noun: 'Reward model',
    description: 'Learns from rankings to say how much people would like an answer.',
    unit: 'Step',
  },
  policy: {
    title: 'Update the policy',
    noun: 'Policy update',
    description:
      'Moves the model towards answers with a higher score, held close to where it started by a KL penalty.',
    unit: 'Step',
  },
  score: {
    title: 'Score answers',
    noun: 'Scoring',
    description: 'Lets a reward model read answers that were sampled before.',
    unit: 'Answer',
  },
  evaluate: {
    title: 'Evaluate a version',
    noun: 'Evaluation',
    description: 'Measures a version on held-out prompts and holds it against the promoted one.',
    unit: 'Part',
  },
}

/**
 * "Sampling for Compare", "SFT", "GRPO update".
 * @param purpose of a sampling run, or the algorithm of a policy update
 */
export function runNoun(kind: RunKindName, purpose: string | null): string {
  if (kind === 'sample' && purpose === 'arena') return 'Sampling for the arena'
  if (kind === 'sample' && purpose === 'compare') return 'Sampling for Compare'
  if (kind === 'policy') return `${POLICY_ALGORITHMS[algorithmOf({ algorithm: purpose })].title} update`
  return RUN_WORDS[kind].noun
}
