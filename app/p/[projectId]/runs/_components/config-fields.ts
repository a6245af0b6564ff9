/** The settings of each training kind, as its trainer describes them. */
import type { ConfigField } from '@/ml/trainers/config-field'
import { POLICY_ALGORITHMS, type PolicyAlgorithm } from '@/ml/trainers/policy-config'
import { fields as rewardFields } from '@/ml/trainers/reward-config'
import { fields as sftFields } from '@/ml/trainers/sft-config'

export type TrainingKindName = 'sft' | 'reward' | 'policy'

/** The algorithm a policy run or a policy was made with; PPO where it is not said, as in the first runs. */
export function algorithmOf(config: unknown): PolicyAlgorithm {
  const name =
    typeof config === 'object' && config !== null && 'algorithm' in config ? config.algorithm : null
  return typeof name === 'string' && name in POLICY_ALGORITHMS ? (name as PolicyAlgorithm) : 'ppo'
}

/** @param config of the run or the model, which says the algorithm of a policy update */
export function fieldsOf(kind: TrainingKindName, config: unknown): readonly ConfigField[] {
  if (kind === 'sft') return sftFields
  if (kind === 'reward') return rewardFields
  return POLICY_ALGORITHMS[algorithmOf(config)].fields
}

/** "learningRate" → "Learning rate". */
export function fieldLabel(key: string): string {
  const words = key
    .replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)
    .replace(/\bkl\b/, 'KL')
    .replace(/\beos\b/, 'EOS')
    .replace(/\badam\b/, 'Adam')
  return words[0].toUpperCase() + words.slice(1)
}
