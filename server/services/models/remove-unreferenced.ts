/** Removes files that a person chose from the list of unreferenced ones, and keeps who removed what. */
import { removeArtifact } from '../../artifacts/store'
import { db } from '../../db'
import type { RemoveUnreferenced } from '../../schemas/model'
import type { Actor } from '../actor'
import { unreferencedArtifacts } from './unreferenced-artifacts'

/**
 * What was listed and has come to be used since, or is not of this project, stays; asking twice changes nothing.
 * @returns how many were removed, and their bytes
 */
export async function removeUnreferenced(
  actor: Actor,
  { paths }: RemoveUnreferenced,
): Promise<{ removed: number; bytes: number }> {
  const chosen = new Set(paths)
  return db().$transaction(
    async (tx) => {
      await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`removal:${actor.projectId}`}, 0))`
      // Looked at again here: only what is unreferenced now may go.
      const going = (await unreferencedArtifacts(tx, actor.projectId)).filter(({ path }) => chosen.has(path))
      await tx.artifactRemoval.createMany({
        data: going.map(({ path, bytes, run }) => ({
          projectId: actor.projectId,
          runId: run.id,
          path,
          bytes,
          removedById: actor.userId,
        })),
      })
      // Before the record is committed: a file that cannot be removed is not said to be gone.
      for (const { path } of going) await removeArtifact(path)
      return { removed: going.length, bytes: going.reduce((total, { bytes }) => total + bytes, 0) }
    },
    { timeout: 120_000 },
  )
}
