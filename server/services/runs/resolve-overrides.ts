/** Checks a person's settings against the trainer's own list, so that a typo is refused at the form, not in the worker. */

import { ConfigError } from '../../../ml/trainers/configs/config-field'
import { POLICY_ALGORITHMS, type PolicyAlgorithm } from '../../../ml/trainers/configs/policy-config'
import { resolvePretrainConfig } from '../../../ml/trainers/configs/pretrain-config'
import { resolveRewardConfig } from '../../../ml/trainers/configs/reward-config'
import { resolveSftConfig } from '../../../ml/trainers/configs/sft-config'
import { AppError } from '../../errors'
import { messageOf } from '../../messages/message-error'
import type { TrainingKind } from '../../schemas/run'

type Resolve = (overrides: Record<string, unknown>) => object

const RESOLVE: Record<Exclude<TrainingKind, 'policy'>, Resolve> = {
  pretrain: resolvePretrainConfig,
  sft: resolveSftConfig,
  reward: resolveRewardConfig,
}

/** @throws AppError INVALID_INPUT naming the setting, what was expected and what arrived */
export function checkOverrides(
  trainer: Exclude<TrainingKind, 'policy'> | { algorithm: PolicyAlgorithm },
  overrides: Record<string, unknown>,
): void {
  const resolve: Resolve =
    typeof trainer === 'string' ? RESOLVE[trainer] : POLICY_ALGORITHMS[trainer.algorithm].resolve
  try {
    resolve(overrides)
  } catch (error) {
    if (error instanceof ConfigError) throw new AppError('settings-invalid', { reason: messageOf(error) })
    throw error
  }
}
