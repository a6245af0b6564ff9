/**
 * Which rows a step trains on: every epoch is a fresh shuffle, the last batch of an epoch may be smaller.
 *
 * A function of (seed, step) alone, so that a resumed run sees the same batches without saving a cursor.
 */
import type { Rng } from '../../tensor/rng'

export const stepsInEpochs = (rows: number, batchSize: number, epochs: number): number =>
  Math.ceil(rows / batchSize) * epochs

/** @param rng of the run; it is forked per epoch and not advanced */
export function batchAt<T>(
  rows: readonly T[],
  batchSize: number,
  step: number,
  rng: Rng,
): { items: T[]; epoch: number } {
  const perEpoch = Math.ceil(rows.length / batchSize)
  const pass = Math.floor(step / perEpoch)
  const first = (step % perEpoch) * batchSize
  const order = rng.fork(`epoch/${pass}`).shuffle(rows.map((_, index) => index))
  return {
    items: order.slice(first, first + batchSize).map((index) => rows[index]!),
    epoch: (step + 1) / perEpoch,
  }
}

/** An endless stream of shuffled passes: the `count` rows from position `start` on. */
export function takeFromPasses<T>(rows: readonly T[], start: number, count: number, rng: Rng): T[] {
  const taken: T[] = []
  let order: number[] = []
  for (let position = start; position < start + count; position++) {
    const inPass = position % rows.length
    if (order.length === 0 || inPass === 0)
      order = rng.fork(`pass/${Math.floor(position / rows.length)}`).shuffle(rows.map((_, index) => index))
    taken.push(rows[order[inPass]!]!)
  }
  return taken
}
