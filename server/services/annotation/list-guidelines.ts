/** Every version of the guidelines, the newest first, with who wrote it and how much was done by it. */
import { db } from '../../db'
import type { Actor } from '../actor'

export async function listGuidelines({ projectId }: Actor) {
  const [versions, rankings, demonstrations] = await Promise.all([
    db().guidelineVersion.findMany({
      where: { projectId },
      orderBy: { version: 'desc' },
      select: { version: true, text: true, createdAt: true, author: { select: { name: true } } },
    }),
    db().ranking.groupBy({ by: ['guidelinesVersion'], where: { projectId }, _count: { _all: true } }),
    db().demonstration.groupBy({ by: ['guidelinesVersion'], where: { projectId }, _count: { _all: true } }),
  ])
  const countIn = (
    groups: readonly { guidelinesVersion: number | null; _count: { _all: number } }[],
    version: number,
  ) => groups.find((group) => group.guidelinesVersion === version)?._count._all ?? 0
  return versions.map(({ author, ...version }) => ({
    ...version,
    author: author?.name ?? null,
    rankings: countIn(rankings, version.version),
    demonstrations: countIn(demonstrations, version.version),
  }))
}
