/** The exports that workers wrote or are writing, newest first, with how far they are. */
import { db, type Prisma } from '../../db'
import { AppError } from '../../errors'
import { ExportRequest } from '../../schemas/export'
import type { Actor } from '../actor'
import { type Page, type PageRequest, pageOf, pageQuery } from '../page'

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

type Found = Prisma.DatasetExportGetPayload<{ select: typeof SELECT }>

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

type Shown = ReturnType<typeof asShown>

export async function listExports(
  { projectId }: Actor,
  page: PageRequest,
  now = new Date(),
): Promise<Page<Shown>> {
  const rows = await db().datasetExport.findMany({
    where: { projectId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: SELECT,
    ...pageQuery(page),
  })
  return pageOf(
    rows.map((row) => asShown(row, now)),
    page,
  )
}

/** @throws AppError NOT_FOUND */
export async function getExport({ projectId }: Actor, { exportId }: { exportId: string }, now = new Date()) {
  const row = await db().datasetExport.findFirst({ where: { id: exportId, projectId }, select: SELECT })
  if (!row) throw new AppError('export-not-found')
  return asShown(row, now)
}
