/**
 * The weights a trainer changes and the model they belong to: either all weights, or low-rank adapters and a scalar head
 * on weights that stay frozen (ml/models/lora.ts). Trainers feed `weights`, optimise and save `trained`, and hand on
 * `merged`, so that none of them has two ways through.
 */

import { message } from '../messages/catalogue'
import type { Message } from '../messages/message'
import type { Adapter } from '../models/adapter-folder'
import { isTrainedWhole, type Lora, loraParameters, mergeLora } from '../models/lora'
import { countParameters, initParameters, type Parameters } from '../optim/parameters'
import type { Rng } from '../tensor/rng'

export interface TrainableWeights {
  /** What the graphs are fed: the model, and beside it the adapters. */
  readonly weights: Parameters
  /** What the optimiser changes in place; the same tensors as in `weights`. */
  readonly trained: Parameters
  /** `weights` with another state of what is trained. */
  with(trained: Parameters): Parameters
  /** As a plain model, adapters merged in. The next call writes over it. */
  merged(trained?: Parameters): Parameters
  /** What `writeModelFolder` puts beside the merged weights. */
  adapter(trained: Parameters, baseSha256: string): Omit<Adapter, 'kind'> | undefined
  /** A line of the log where not everything is trained. */
  readonly notices: readonly Message[]
}

/**
 * @param base changed in place when there are no adapters
 * @param rng of the run; it is forked and not advanced
 */
export function createTrainableWeights(base: Parameters, lora: Lora | undefined, rng: Rng): TrainableWeights {
  if (!lora)
    return {
      weights: base,
      trained: base,
      with: (trained) => trained,
      merged: (trained = base) => trained,
      adapter: () => undefined,
      notices: [],
    }
  const shapes = [...base].map(([name, { shape }]) => ({ name, shape }))
  const adapters = initParameters(loraParameters(shapes, lora), rng.fork('lora'))
  const trained: Parameters = new Map([...adapters, ...[...base].filter(([name]) => isTrainedWhole(name))])
  const withTrained = (state: Parameters): Parameters => new Map([...base, ...state])
  let memory: Parameters | undefined
  return {
    weights: withTrained(trained),
    trained,
    with: withTrained,
    merged(state = trained) {
      const plain: Parameters = new Map([...base].map(([name, tensor]) => [name, state.get(name) ?? tensor]))
      memory = mergeLora(plain, state, lora, memory)
      return memory
    },
    adapter: (state, baseSha256) => ({ lora, tensors: state, baseSha256 }),
    notices: [
      message('adapters-trained', {
        trained: countParameters(trained),
        rank: lora.rank,
        targets: lora.targets.join(', '),
        frozen: countParameters(base),
      }),
    ],
  }
}
