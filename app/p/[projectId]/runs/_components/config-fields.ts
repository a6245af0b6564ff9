/** The settings of each training kind, as its trainer describes them. */
import type { ConfigField } from '@/ml/trainers/config-field'
import { fields as ppoFields } from '@/ml/trainers/ppo-config'
import { fields as rewardFields } from '@/ml/trainers/reward-config'
import { fields as sftFields } from '@/ml/trainers/sft-config'

export type TrainingKindName = 'sft' | 'reward' | 'policy'

export const CONFIG_FIELDS: Record<TrainingKindName, readonly ConfigField[]> = {
  sft: sftFields,
  reward: rewardFields,
  policy: ppoFields,
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
