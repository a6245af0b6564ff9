/**
 * The most likely tokens at every place of one row, with their log-probabilities: what else could have come there.
 * T tokens in a row, V vocabulary, K told.
 */
import { cast, logSumExp, mul, reshape, sub } from '../../autodiff/ops'
import { compileForward, type Forward } from '../../engine/forward'
import { logits, transformer, transformerParameters } from '../../models/transformer'
import { packRows, rowLengthFor } from '../../trainers/data/packed-rows'
import {
  type GraphSettings,
  type TokenInput,
  tokenFeeds,
  tokenInputs,
} from '../../trainers/graphs/compiled-graphs'
import type { OpenModel } from './open-models'

/** PAD and BOS are never drawn and never told. */
const NEVER = 2
const TOLD_MAX = 20

type Input = TokenInput | 'inverseTemperature'
export type TopLogProbsForward = Forward<Input, 'ids' | 'logProbs'>

/** ids and log-probabilities (T, K), best first, of the token after each place. */
export function compileTopLogProbs(settings: GraphSettings): Promise<TopLogProbsForward> {
  const { config, rowLength, executionProvider, threads } = settings
  return compileForward<Input, 'ids' | 'logProbs'>({
    parameters: transformerParameters(config),
    inputs: { ...tokenInputs(1, rowLength), inverseTemperature: { dtype: 'float32', shape: [] } },
    executionProvider,
    threads,
    build(graph, weights, inputs) {
      const { vocabSize } = config
      const hidden = transformer(config, weights, inputs)
      const flat = reshape(logits(config, weights, hidden), [rowLength, vocabSize])
      const z = mul(flat, inputs.inverseTemperature)
      const K = Math.min(TOLD_MAX + NEVER, vocabSize)
      const [values, ids] = graph.node('TopK', [z, graph.constantOf('int64', [1], [K])], {
        outputs: [
          { dtype: z.dtype, shape: [rowLength, K] },
          { dtype: 'int64', shape: [rowLength, K] },
        ],
        attributes: { axis: { type: 'int', value: 1 } },
      })
      const logProbs = sub(values!, reshape(logSumExp(z), [rowLength, 1]))
      return { ids: cast(ids!, 'int32'), logProbs }
    },
  })
}

export interface LikelyToken {
  id: number
  logProb: number
}

/** For each of the tokens from the `from`th on: the `count` most likely in its place, best first. */
export async function topLogProbsOf(
  { model, tokenizer, topLogProbs }: OpenModel,
  tokens: readonly number[],
  { from, count, temperature }: { from: number; count: number; temperature: number },
): Promise<LikelyToken[][]> {
  const sequence = { tokens, promptLength: from }
  const batch = packRows([sequence], rowLengthFor([sequence]), tokenizer.padId)
  const forward = await topLogProbs(batch.rowLength)
  const out = await forward.run(model.parameters, {
    ...tokenFeeds(batch.chunks[0]!),
    inverseTemperature: Float32Array.of(1 / temperature),
  })
  const K = out.ids.shape[1]!
  const ids = out.ids.data as Int32Array
  const logProbs = out.logProbs.data as Float32Array
  // A token is foretold at the place before it.
  const before = batch.places[0]!.start + from - 1
  return Array.from({ length: tokens.length - from }, (_, i) => {
    const first = (before + i) * K
    return Array.from({ length: K }, (_, k) => ({ id: ids[first + k]!, logProb: logProbs[first + k]! }))
      .filter(({ id }) => id !== tokenizer.padId && id !== tokenizer.bosId)
      .slice(0, count)
  })
}
