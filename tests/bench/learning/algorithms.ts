/** The algorithms under proof: each trains the same SFT model on the same rankings, with the defaults of the product. */
import path from 'node:path'
import type { OnlineAlgorithm, TaskEvent } from '@/ml/contract'
import { sayInEnglish } from '@/ml/messages/task-error'
import { runTask } from '../support/tasks'
import { device, type Ground } from './ground'

export const ALGORITHMS = ['ppo', 'grpo', 'rloo', 'reinforce', 'best-of-n', 'dpo'] as const
export type Algorithm = (typeof ALGORITHMS)[number]

/** As the field writes them. */
export const TITLES: Record<Algorithm | 'sft', string> = {
  sft: 'SFT',
  ppo: 'PPO',
  grpo: 'GRPO',
  rloo: 'RLOO',
  reinforce: 'REINFORCE',
  'best-of-n': 'Best-of-n fine-tuning',
  dpo: 'DPO',
}

/** On training prompts, while it learns. */
export interface CurvePoint {
  step: number
  /** Nats per answer. */
  kl: number
  /** By the reward model. */
  score: number
}

export interface Trained {
  model: string
  /** Empty for DPO, which samples nothing. */
  curve: CurvePoint[]
  /** Every setting as it ran. */
  config: Record<string, unknown>
  /** Null when it ran its steps; otherwise why it stopped by itself. */
  stopped: string | null
  seconds: number
}

export async function train(ground: Ground, algorithm: Algorithm): Promise<Trained> {
  const outDir = path.join(ground.folder, algorithm)
  const common = {
    modelDir: ground.sftModel,
    watchedPrompts: ground.watchedPrompts,
    outDir,
    checkpointDir: `${outDir}-checkpoints`,
    config: {},
    ...device(ground),
  }
  const curve: CurvePoint[] = []
  let config: Record<string, unknown> = {}
  const watch = (event: TaskEvent) => {
    if (event.type === 'started') config = event.resolvedConfig
    if (event.type !== 'metrics') return
    const { 'objective/kl': kl, 'objective/scores': score } = event.values
    if (kl !== undefined && score !== undefined) curve.push({ step: event.step, kl, score })
  }
  const start = performance.now()
  const end = await runTask(
    algorithm === 'dpo'
      ? { kind: 'dpo', dataset: ground.rankings, ...common }
      : {
          kind: 'policy',
          algorithm: algorithm satisfies OnlineAlgorithm,
          rewardModelDirs: [ground.rewardModel],
          prompts: ground.trainPrompts,
          ...common,
        },
    watch,
  )
  return {
    model: outDir,
    curve,
    config,
    stopped: end.type === 'stopped' ? sayInEnglish(end.message) : null,
    seconds: (performance.now() - start) / 1000,
  }
}
