/** Raw scores of whole rankings by the reward model in training, and their normalisation. */
import type { Parameters } from '../../optim/parameters'
import type { EncodedRanking } from '../data/encode-rankings'
import { packRows } from '../data/packed-rows'
import type { ScalarForward } from '../graphs/scalar-graphs'
import { headScores } from '../graphs/scores'
import { meanAndDeviation } from '../statistics'

/** Raw scores by each of E heads: ranking by ranking, completion by completion, (E,). */
export async function scoreRankings(
  forward: ScalarForward,
  weights: Parameters,
  rankings: readonly EncodedRanking[],
  { heads, rowLength, padId }: { heads: number; rowLength: number; padId: number },
): Promise<Float32Array[][]> {
  const batch = packRows(
    rankings.flatMap(({ sequences }) => sequences),
    rowLength,
    padId,
  )
  const { scalars } = await forward.run(weights, batch)
  const all = headScores(heads, batch, scalars)
  let sequence = 0
  return rankings.map(({ sequences }) => sequences.map(() => all[sequence++]!))
}

/** Gain and bias that give these raw scores mean 0 and standard deviation 1; a gain of 1 where they are all the same. */
export function normalisationOf(raw: readonly number[]): { gain: number; bias: number } {
  const { mean, deviation } = meanAndDeviation(raw)
  const gain = deviation > 0 ? 1 / deviation : 1
  return { gain, bias: -mean * gain }
}
