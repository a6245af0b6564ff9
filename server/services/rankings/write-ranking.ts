/**
 * What a ranking's content becomes in the database: its items, and the comparisons derived from them. Shared by the first
 * submission and by corrections.
 */

import type { Message } from '../../../ml/messages/message'
import type { Prisma, Tx } from '../../db'
import { message } from '../../messages/catalogue'
import type { RankedItem } from '../../schemas/ranking'
import { deriveComparisons } from '../../statistics/derive-comparisons'

/** What is said of one completion, as it is read back. */
export const ITEM_FIELDS = {
  completionId: true,
  rank: true,
  isUnacceptable: true,
  flags: true,
  ratings: true,
  marks: true,
} as const

/** In the order in which they were shown, which is the order that comparisons of ties keep. */
export function inDisplayOrder(items: readonly RankedItem[], displayOrder: readonly string[]): RankedItem[] {
  const place = ({ completionId }: RankedItem) => displayOrder.indexOf(completionId)
  return [...items].sort((a, b) => place(a) - place(b))
}

export function itemRows(
  rankingId: string,
  shown: readonly RankedItem[],
): Prisma.RankingItemCreateManyInput[] {
  return shown.map(({ completionId, rank, isUnacceptable, flags, ratings, marks }) => ({
    rankingId,
    completionId,
    rank,
    isUnacceptable,
    flags,
    ratings,
    marks,
  }))
}

export async function writeComparisons(
  tx: Tx,
  { degree, ...ranking }: { projectId: string; rankingId: string; promptId: string; degree: number | null },
  shown: readonly RankedItem[],
): Promise<void> {
  await tx.comparison.createMany({
    data: deriveComparisons(shown, { degree }).map((pair) => ({ ...pair, ...ranking })),
  })
}

/** @returns what is wrong with a mark that does not fit its text, or null. */
export function misplacedMark(
  items: readonly RankedItem[],
  textOf: ReadonlyMap<string, string>,
): Message | null {
  for (const { completionId, marks } of items) {
    const { length } = textOf.get(completionId) ?? ''
    const wrong = marks.find(({ end }) => end > length)
    if (wrong) return message('mark-misplaced', { end: wrong.end, completion: completionId, length })
  }
  return null
}
