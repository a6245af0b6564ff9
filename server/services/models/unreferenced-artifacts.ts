/**
 * Files of this project's ended runs that nothing refers to: checkpoints that no attempt will resume from, and model
 * folders that became no version because their worker died between writing and recording.
 *
 * Only folders that bear the id of a run of the project are looked at, so that a store shared with other projects or
 * other databases is safe. A run that waits, runs or is paused may resume: its files are never listed.
 */
import path from 'node:path'
import { modelFolderOf, runFolderOf } from '../../artifacts/layout'
import { artifactBytes, artifactNames } from '../../artifacts/store'
import type { Tx } from '../../db'
import type { RunKind, RunStatus } from '../../generated/prisma/client'

export interface Unreferenced {
  path: string
  what: 'checkpoint' | 'model'
  bytes: number
  run: { id: string; kind: RunKind; number: number; status: RunStatus; finishedAt: Date | null }
}

const ROOTS = [
  { root: path.posix.dirname(modelFolderOf('id')), what: 'model' },
  { root: path.posix.dirname(runFolderOf('id')), what: 'checkpoint' },
] as const

/** What a half-written folder is called beside its place: "<name>.<pid>.tmp". */
const runIdOf = (name: string) => name.split('.')[0]

/** @param db the client, or the transaction that will remove some of them */
export async function unreferencedArtifacts(db: Tx, projectId: string): Promise<Unreferenced[]> {
  const names = await Promise.all(
    ROOTS.map(async ({ root, what }) => (await artifactNames(root)).map((name) => ({ root, name, what }))),
  )
  const candidates = names.flat()
  if (candidates.length === 0) return []
  const runs = await db.run.findMany({
    where: {
      projectId,
      id: { in: candidates.map(({ name }) => runIdOf(name)) },
      status: { in: ['done', 'failed', 'stopped'] },
    },
    select: { id: true, kind: true, number: true, status: true, finishedAt: true },
  })
  const ended = new Map(runs.map((run) => [run.id, run]))
  const kept = await db.modelVersion.findMany({ select: { artifactPath: true } })
  const referred = new Set(kept.map(({ artifactPath }) => artifactPath))
  const found = candidates.flatMap(({ root, name, what }) => {
    const run = ended.get(runIdOf(name))
    const place = `${root}/${name}`
    return run && !referred.has(place) ? [{ path: place, what, run }] : []
  })
  return Promise.all(found.map(async (one) => ({ ...one, bytes: await artifactBytes(one.path) })))
}
