/**
 * Streams an export as a download: `GET /api/export?projectId=…&kind=comparisons&file=parquet`, of everything now or of
 * `snapshotId`, whose card is `&card=true`. Researchers only.
 */
import { refusing } from '@/app/_http/refusing'
import { parsedQuery, requireMember } from '@/app/_http/require-member'
import { attachment } from '@/server/rest/attachment'
import { ExportRequest } from '@/server/schemas/export'
import { exportFile } from '@/server/services/datasets/export-file'
import { requireSnapshot } from '@/server/services/datasets/require-snapshot'

export const GET = refusing(async (request) => {
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const actor = await requireMember(query.projectId, 'researcher')
  const asked = parsedQuery(ExportRequest, query)
  if (asked.snapshotId !== undefined) {
    const { name, card } = await requireSnapshot(actor, asked.snapshotId)
    if (query.card === 'true')
      return attachment(card, { mediaType: 'text/markdown; charset=utf-8', fileName: `README-${name}.md` })
  }
  const { stream, ...file } = await exportFile(actor, asked)
  return attachment(stream, file)
})
