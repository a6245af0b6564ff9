/** Which prompts must stay where they are, because moving them would leave a near-duplicate in another split. */
import type { Tx } from '../../db'
import type { Split } from '../../generated/prisma/client'
import { findLike, fingerprintOf } from './fingerprints'

const PAGE = 500

/** `moves`: prompt → the split it is to go to. Whoever stays keeps its near-duplicates from moving away, too. */
export async function leakingMoves(
  tx: Tx,
  projectId: string,
  moves: ReadonlyMap<string, Split>,
): Promise<Set<string>> {
  const staying = new Set<string>()
  const likes = new Map<string, string[]>()
  const ids = [...moves.keys()]
  for (let at = 0; at < ids.length; at += PAGE) {
    const prompts = await tx.prompt.findMany({
      where: { projectId, id: { in: ids.slice(at, at + PAGE) } },
      select: { id: true, text: true },
    })
    const found = await findLike(tx, projectId, prompts.map(fingerprintOf))
    for (const [id, near] of found) {
      likes.set(
        id,
        near.map(({ promptId }) => promptId),
      )
      const isLeaving = near.some(({ promptId, split }) => (moves.get(promptId) ?? split) !== moves.get(id))
      if (isLeaving) staying.add(id)
    }
  }
  for (let grew = staying.size > 0; grew; ) {
    const before = staying.size
    for (const [id, near] of likes) if (near.some((other) => staying.has(other))) staying.add(id)
    grew = staying.size > before
  }
  return staying
}
