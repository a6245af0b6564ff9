/**
 * Plackett–Luce over a whole ranking with ties, and its first stage alone (Ziegler's best of K), as plain numbers: the
 * reference for the training graph. At every stage the next completion is chosen among those that are left; tied ones
 * are each chosen among all that were left at their tier (Breslow's way with ties).
 */

export type RankingLoss = 'pairs' | 'listwise' | 'best'

export interface ListwiseStages {
  /** (K) 1 for each completion whose choice counts. */
  weights: Float32Array
  /** (K, K) row k: 1 for what completion k was chosen among, itself included. */
  among: Float32Array
}

/**
 * @param ranks dense ranks, 1 is best
 * @param size rows and columns past K stay 0
 */
export function listwiseStages(
  ranks: readonly number[],
  loss: Exclude<RankingLoss, 'pairs'>,
  size: number,
): ListwiseStages {
  const weights = new Float32Array(size)
  const among = new Float32Array(size * size)
  const best = Math.min(...ranks)
  const worst = Math.max(...ranks)
  ranks.forEach((rank, k) => {
    const isLast = rank === worst
    // What is left at the end has nothing to be chosen against.
    if (isLast || (loss === 'best' && rank !== best)) return
    weights[k] = 1
    ranks.forEach((other, j) => {
      if (other >= rank) among[k * size + j] = 1
    })
  })
  return { weights, among }
}

/** Σ over the stages of −log P(chosen among what was left), nats. */
export function listwiseLoss(scores: ArrayLike<number>, { weights, among }: ListwiseStages): number {
  const size = weights.length
  let loss = 0
  for (let k = 0; k < size; k++) {
    if (weights[k] === 0) continue
    let top = Number.NEGATIVE_INFINITY
    for (let j = 0; j < size; j++) if (among[k * size + j]) top = Math.max(top, scores[j]!)
    let sum = 0
    for (let j = 0; j < size; j++) if (among[k * size + j]) sum += Math.exp(scores[j]! - top)
    loss += weights[k]! * (top + Math.log(sum) - scores[k]!)
  }
  return loss
}
