/** From the scalar head's raw output to what the rest of Laurel calls a score, and to a value model's first weights. */
import type { Model } from '../models/model-folder'
import { cloneParameters, type Parameters } from '../optim/parameters'
import { lastTokenIndex, type PackedBatch } from './packed-rows'

/**
 * The normalised score of every sequence, read at its last real token.
 * @param scalars (R · T) per chunk, from the reward model's head
 */
export function normalisedScores(
  model: Pick<Model, 'scoreGain' | 'scoreBias'>,
  batch: PackedBatch,
  scalars: readonly Float32Array[],
): number[] {
  return batch.places.map(
    ({ chunk }, index) => scalars[chunk][lastTokenIndex(batch, index)] * model.scoreGain + model.scoreBias,
  )
}

/** A copy of the reward model whose head says normalised scores directly: where the value model starts. */
export function valueModelFrom(model: Model): Parameters {
  const parameters = cloneParameters(model.parameters)
  const weight = parameters.get('score.weight')
  const bias = parameters.get('score.bias')
  if (!weight || !bias) throw new Error('a reward model needs score.weight and score.bias')
  for (let i = 0; i < weight.data.length; i++) weight.data[i] *= model.scoreGain
  bias.data[0] = bias.data[0] * model.scoreGain + model.scoreBias
  return parameters
}
