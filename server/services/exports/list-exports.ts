/** The exports that workers wrote or are writing, newest first, with how far they are. */
import { db } from '../../db'
import { AppError } from '../../errors'
import { ExportRequest } from '../../schemas/export'
import type { Actor } from '../actor'

const SHOWN = 20

const SELECT = {
  id: true,
  request: true,
  status: true,
  records: true,
  total: true,
  fileName: true,
  bytes: true,
  hash: true,
  outcome: true,
  createdAt: true,
  startedAt: true,
  finishedAt: true,
  expiresAt: true,
  createdBy: { select: { name: true } },
} as const

const find = (projectId: string, id?: string) =>
  db().datasetExport.findMany({
    where: { projectId, id },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: SHOWN,
    select: SELECT,
  })
type Found = Awaited<ReturnType<typeof find>>[number]

/** Milliseconds left at the pace so far; null before there is a pace. */
function etaMs({ status, records, total, startedAt }: Found, now: Date): number | null {
  if (status !== 'running' || !startedAt || records === 0) return null
  return Math.max(0, ((now.getTime() - startedAt.getTime()) * (total - records)) / records)
}

const asShown = ({ request, bytes, ...row }: Found, now: Date) => ({
  ...row,
  bytes: bytes === null ? null : Number(bytes),
  kind: ExportRequest.parse(request).kind,
  etaMs: etaMs({ request, bytes, ...row }, now),
})

export async function listExports({ projectId }: Actor, now = new Date()) {
  return (await find(projectId)).map((row) => asShown(row, now))
}

/** @throws AppError NOT_FOUND */
export async function getExport({ projectId }: Actor, { exportId }: { exportId: string }, now = new Date()) {
  const [row] = await find(projectId, exportId)
  if (!row) throw new AppError('NOT_FOUND', 'No such export.')
  return asShown(row, now)
}
