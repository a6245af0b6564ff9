/** The file of a finished export, whole or in part: `GET /api/export/file?projectId=…&exportId=…`. Researchers only. */
import { refusing } from '@/app/_http/refusing'
import { requireMember } from '@/app/_http/require-member'
import { stableDownload } from '@/server/rest/stable-download'
import { markExportSeen } from '@/server/services/exports/export-news'
import { openExport } from '@/server/services/exports/open-export'

export const GET = refusing(async (request) => {
  const query = new URL(request.url).searchParams
  const exportId = query.get('exportId') ?? ''
  const actor = await requireMember(query.get('projectId'), 'researcher')
  const file = await openExport(actor, { exportId })
  await markExportSeen(actor, { exportId })
  return stableDownload(request, file)
})
