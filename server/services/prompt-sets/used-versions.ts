/** Which versions of prompt sets a run or a snapshot drew on. */
import type { Tx } from '../../db'

export const USED_VERSION = {
  version: {
    select: { number: true, hash: true, promptSet: { select: { id: true, name: true } } },
  },
} as const

export interface UsedVersion {
  promptSetId: string
  name: string
  number: number
  hash: string
}

interface Row {
  version: { number: number; hash: string; promptSet: { id: string; name: string } }
}

/** By the set's name. */
export const usedVersions = (uses: readonly Row[]): UsedVersion[] =>
  uses
    .map(({ version: { number, hash, promptSet } }) => ({
      promptSetId: promptSet.id,
      name: promptSet.name,
      number,
      hash,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))

type User = { runId: string } | { snapshotId: string }

/** In the place of what was written down before: a snapshot may be taken again of the same rows. */
export async function keepUse(
  tx: Pick<Tx, 'promptSetUse'>,
  user: User,
  versions: readonly { id: string }[],
): Promise<void> {
  await tx.promptSetUse.deleteMany({ where: user })
  await tx.promptSetUse.createMany({ data: versions.map(({ id }) => ({ ...user, versionId: id })) })
}
