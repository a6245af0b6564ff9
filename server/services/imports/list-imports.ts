/** The imports of a project, newest first, with how far they are. */
import { db } from '../../db'
import { AppError } from '../../errors'
import type { Actor } from '../actor'

const select = {
  id: true,
  status: true,
  fileName: true,
  bytes: true,
  bytesRead: true,
  counts: true,
  settings: true,
  outcome: true,
  createdAt: true,
  startedAt: true,
  finishedAt: true,
  createdBy: { select: { name: true } },
} as const

type Found = Awaited<ReturnType<typeof find>>[number]
const find = (projectId: string, id?: string) =>
  db().import.findMany({
    where: { projectId, ...(id === undefined ? { status: { not: 'uploaded' as const } } : { id }) },
    orderBy: { createdAt: 'desc' },
    take: 50,
    select,
  })

/** Milliseconds left at the pace so far; null before there is a pace. */
function etaMs({ status, bytes, bytesRead, startedAt }: Found, now: Date): number | null {
  if (status !== 'running' || !startedAt || bytesRead === 0n) return null
  const elapsed = now.getTime() - startedAt.getTime()
  return Math.max(0, (elapsed * Number(bytes - bytesRead)) / Number(bytesRead))
}

const asShown = ({ bytes, bytesRead, counts, settings, ...row }: Found) => ({
  ...row,
  bytes: Number(bytes),
  bytesRead: Number(bytesRead),
  counts,
  format: (settings as { format?: string | null }).format ?? null,
  promptSet: (settings as { promptSet?: string }).promptSet ?? null,
})

export async function listImports(actor: Actor, now = new Date()) {
  return (await find(actor.projectId)).map((row) => ({ ...asShown(row), etaMs: etaMs(row, now) }))
}

/** @throws AppError NOT_FOUND */
export async function getImport(actor: Actor, { importId }: { importId: string }, now = new Date()) {
  const [row] = await find(actor.projectId, importId)
  if (!row) throw new AppError('import-not-found')
  return { ...asShown(row), etaMs: etaMs(row, now) }
}
