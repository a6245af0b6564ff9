/** Checks a person's settings against the trainer's own list, so that a typo is refused at the form, not in the worker. */
import { resolvePpoConfig } from '../../../ml/trainers/ppo-config'
import { resolveRewardConfig } from '../../../ml/trainers/reward-config'
import { resolveSftConfig } from '../../../ml/trainers/sft-config'
import { AppError } from '../../errors'
import type { TrainingKind } from '../../schemas/run'

const RESOLVE: Record<TrainingKind, (overrides: Record<string, unknown>) => object> = {
  sft: resolveSftConfig,
  reward: resolveRewardConfig,
  policy: resolvePpoConfig,
}

/** @throws AppError INVALID_INPUT naming the setting, what was expected and what arrived */
export function checkOverrides(kind: TrainingKind, overrides: Record<string, unknown>): void {
  try {
    RESOLVE[kind](overrides)
  } catch (error) {
    if (error instanceof Error && error.name === 'ConfigError') {
      throw new AppError('INVALID_INPUT', error.message)
    }
    throw error
  }
}
