/** From the scalar head's raw output to what the rest of Laurel calls a score, and to a value model's first weights. */
import type { Model } from '../../models/model-folder'
import { cloneParameters, type Parameters } from '../../optim/parameters'
import { combineScores } from '../../rl/ensemble'
import { float32Tensor } from '../../tensor/host-tensor'
import { lastTokenIndex, type PackedBatch } from '../data/packed-rows'

/** The raw score of every sequence by each head, (E,) views. */
export function headScores(
  heads: number,
  batch: PackedBatch,
  scalars: readonly Float32Array[],
): Float32Array[] {
  return batch.places.map(({ chunk }, index) => {
    const at = lastTokenIndex(batch, index) * heads
    return scalars[chunk]!.subarray(at, at + heads)
  })
}

type Scale = Pick<Model, 'scoreGain' | 'scoreBias' | 'ensemble'>

/** The normalised score out of what the heads say raw, (E,). */
export const normalisedScore = (
  { ensemble, scoreGain, scoreBias }: Scale,
  heads: ArrayLike<number>,
): number => combineScores(heads, ensemble) * scoreGain + scoreBias

/**
 * The normalised score of every sequence, read at its last real token.
 * @param scalars (R · T · E) per chunk, from the reward model's heads
 */
export const normalisedScores = (
  model: Scale,
  batch: PackedBatch,
  scalars: readonly Float32Array[],
): number[] => headScores(model.ensemble.heads, batch, scalars).map((heads) => normalisedScore(model, heads))

/** A copy of the reward model with one head whose output is the normalised score (the mean head of an ensemble): where the value model starts. */
export function valueModelFrom(model: Model): Parameters {
  const parameters = cloneParameters(model.parameters)
  const weight = parameters.get('score.weight')
  const bias = parameters.get('score.bias')
  if (!weight || !bias) throw new Error('a reward model needs score.weight and score.bias')
  const { heads } = model.ensemble
  const width = weight.data.length / heads
  const oneWeight = float32Tensor([1, width])
  const oneBias = float32Tensor([1])
  for (let head = 0; head < heads; head++) {
    for (let i = 0; i < width; i++) oneWeight.data[i]! += weight.data[head * width + i]! / heads
    oneBias.data[0]! += bias.data[head]! / heads
  }
  for (let i = 0; i < width; i++) oneWeight.data[i]! *= model.scoreGain
  oneBias.data[0] = oneBias.data[0]! * model.scoreGain + model.scoreBias
  parameters.set('score.weight', oneWeight)
  parameters.set('score.bias', oneBias)
  return parameters
}
