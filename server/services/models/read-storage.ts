/** How much disk the project's models take, version by version, and what could go. */
import { runFolderOf } from '../../artifacts/layout'
import { artifactBytes } from '../../artifacts/store'
import { db } from '../../db'
import type { Actor } from '../actor'
import { runName } from '../runs/run-name'
import { unreferencedArtifacts } from './unreferenced-artifacts'

export async function readStorage(actor: Actor) {
  const { projectId } = actor
  const [versions, active, unreferenced, removals] = await Promise.all([
    db().modelVersion.findMany({
      where: { projectId },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      select: { id: true, kind: true, version: true, artifactPath: true },
    }),
    db().run.findMany({
      where: { projectId, status: { in: ['waiting', 'running', 'paused'] } },
      select: { id: true },
    }),
    unreferencedArtifacts(db(), projectId),
    db().artifactRemoval.findMany({
      where: { projectId },
      orderBy: { id: 'desc' },
      take: 20,
      select: { path: true, bytes: true, removedAt: true, removedBy: { select: { name: true } } },
    }),
  ])
  const [sizes, inUse] = await Promise.all([
    Promise.all(
      versions.map(async ({ artifactPath, ...version }) => ({
        ...version,
        bytes: await artifactBytes(artifactPath),
      })),
    ),
    Promise.all(active.map(({ id }) => artifactBytes(runFolderOf(id)))),
  ])
  return {
    versions: sizes,
    /** Checkpoints of runs that wait, run or are paused. */
    activeBytes: sum(inUse),
    totalBytes:
      sum(sizes.map(({ bytes }) => bytes)) + sum(inUse) + sum(unreferenced.map(({ bytes }) => bytes)),
    unreferenced: unreferenced.map(({ run, ...one }) => ({
      ...one,
      run: { id: run.id, name: runName(run), status: run.status, finishedAt: run.finishedAt },
    })),
    removals: removals.map(({ bytes, removedBy, ...one }) => ({
      ...one,
      bytes: Number(bytes),
      removedBy: removedBy.name,
    })),
  }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
