/**
 * What scores the answers of a policy: one reward model, or several that were trained with different seeds, as an
 * ensemble (Coste et al. 2024; Eisenstein et al. 2023). Members that agree where people ranked and disagree elsewhere
 * are harder to fool than one of them.
 */

import { message } from '../../messages/catalogue'
import { TaskError } from '../../messages/task-error'
import { type Model, readModelFolder, wrongKind } from '../../models/model-folder'
import { combineScores, type EnsembleRule, spreadOf } from '../../rl/ensemble'
import type { PackedBatch } from '../data/packed-rows'
import type { GraphSettings } from '../graphs/compiled-graphs'
import { createScalarForward } from '../graphs/scalar-graphs'
import { headScores } from '../graphs/scores'

type RewardModel = Awaited<ReturnType<typeof readModelFolder>>

export interface Verdict {
  /** Normalised; of several reward models by the panel's rule. */
  score: number
  /** How far the reward models disagree, or the heads of the only one; 0 where there is nothing to disagree. */
  deviation: number
}

export interface RewardPanel {
  judge(batch: PackedBatch): Promise<Verdict[]>
  release(): Promise<void>
}

/**
 * @param vocabSize of the policy
 * @throws when there is none, one is no reward model, or one reads other tokens than the policy writes
 */
export async function readRewardModels(dirs: readonly string[], vocabSize: number): Promise<RewardModel[]> {
  if (dirs.length === 0) throw new TaskError(message('reward-models-missing'))
  const models = await Promise.all(dirs.map((dir) => readModelFolder(dir)))
  models.forEach(({ kind, config }, i) => {
    if (kind !== 'reward') throw wrongKind(dirs[i]!, kind, 'reward')
    if (config.vocabSize !== vocabSize)
      throw new TaskError(message('vocabularies-differ', { policy: vocabSize, reward: config.vocabSize }))
  })
  return models
}

export function createRewardPanel(
  models: readonly Model[],
  graph: Omit<GraphSettings, 'config' | 'lora'>,
  rule: { ensembleRule: EnsembleRule; ensemblePenalty: number },
): RewardPanel {
  const members = models.map((model) => ({
    model,
    forward: createScalarForward({ ...graph, config: model.config }, model.ensemble.heads),
  }))
  return {
    async judge(batch) {
      /** By member, then by sequence: the normalised score of every head. */
      const heads: number[][][] = []
      for (const { model, forward } of members) {
        const { scalars } = await forward.run(model.parameters, batch)
        heads.push(headScores(model.ensemble.heads, batch, scalars).map((raw) => normalised(model, raw)))
      }
      return batch.sequences.map((_, i) => {
        const scores = members.map(({ model }, m) => combineScores(heads[m]![i]!, model.ensemble))
        if (scores.length === 1) return { score: scores[0]!, deviation: spreadOf(heads[0]![i]!) }
        return {
          score: combineScores(scores, { heads: 0, rule: rule.ensembleRule, penalty: rule.ensemblePenalty }),
          deviation: spreadOf(scores),
        }
      })
    },
    async release() {
      for (const { forward } of members) await forward.release()
    },
  }
}

const normalised = ({ scoreGain, scoreBias }: Model, raw: Float32Array): number[] =>
  Array.from(raw, (score) => score * scoreGain + scoreBias)

/** What of the members decides the bits of a run. */
export const panelFingerprint = (models: readonly RewardModel[]) =>
  models.map(({ sha256, scoreGain, scoreBias, ensemble }) => ({ sha256, scoreGain, scoreBias, ensemble }))
