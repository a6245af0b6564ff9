import { z } from 'zod'
import { EXPORT_KINDS, ExportRequest } from '../../schemas/export'
import { MEDIA_TYPES } from '../../services/datasets/export-file'
import { getExport, listExports } from '../../services/exports/list-exports'
import { openExport } from '../../services/exports/open-export'
import { startExport } from '../../services/exports/start-export'
import { Codes, outcomeInWords } from '../in-words'
import { downloadRoute, route } from '../route'
import { asPage, Id, PAGE_QUERY, pageShape, Time } from '../shapes'
import { stableDownload } from '../stable-download'

const Export = z.object({
  id: Id,
  kind: z.enum(EXPORT_KINDS),
  status: z.enum(['waiting', 'running', 'done', 'failed', 'expired']),
  records: z.number().int().describe('Read so far.'),
  total: z.number().int(),
  fileName: z.string().nullable(),
  bytes: z.number().int().nullable(),
  hash: z.string().nullable().describe('SHA-256 of the file; its ETag.'),
  outcome: z.string().nullable().describe('Why it failed.'),
  outcomeCodes: Codes,
  createdAt: Time,
  finishedAt: Time.nullable(),
  expiresAt: Time.nullable().describe('The file is kept until then.'),
})

export const exportRoutes = [
  route({
    method: 'GET',
    path: '/exports',
    resource: 'exports',
    scope: 'snapshots:read',
    role: 'researcher',
    summary: 'List exports',
    about:
      'All that workers wrote or are writing, the newest first; also those whose files are no longer kept.',
    query: z.strictObject(PAGE_QUERY),
    answer: pageShape(Export),
    handle: async ({ actor, query }) => asPage(await listExports(actor, query), query.cursor, outcomeInWords),
  }),
  route({
    method: 'POST',
    path: '/exports',
    resource: 'exports',
    scope: 'snapshots:read',
    role: 'researcher',
    summary: 'Have an export written',
    about: 'By a worker, to a file that is kept for a week. The event `export.ready` tells when it is there.',
    body: ExportRequest.strict(),
    example: { kind: 'comparisons', file: 'parquet' },
    answer: z.object({ exportId: Id }),
    status: 201,
    handle: ({ actor, body }) => startExport(actor, body),
  }),
  route({
    method: 'GET',
    path: '/exports/{exportId}',
    resource: 'exports',
    scope: 'snapshots:read',
    role: 'researcher',
    summary: 'Follow an export',
    answer: Export,
    handle: async ({ actor, params }) =>
      outcomeInWords(await getExport(actor, { exportId: params.exportId })),
  }),
  downloadRoute({
    method: 'GET',
    path: '/exports/{exportId}/file',
    resource: 'exports',
    scope: 'snapshots:read',
    role: 'researcher',
    summary: 'Download the file of an export',
    mediaTypes: [...MEDIA_TYPES],
    isRanged: true,
    handle: async ({ actor, params, request }) =>
      stableDownload(request, await openExport(actor, { exportId: params.exportId })),
  }),
]
