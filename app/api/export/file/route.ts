/** The file of a finished export, whole or in part: `GET /api/export/file?projectId=…&exportId=…`. Researchers only. */
import { refusal, refusing } from '@/app/_http/refusing'
import { getSessionUser } from '@/server/auth/session'
import { stableDownload } from '@/server/rest/stable-download'
import { resolveActor } from '@/server/services/actor'
import { markExportSeen } from '@/server/services/exports/export-news'
import { openExport } from '@/server/services/exports/open-export'

export const GET = refusing(async (request) => {
  const query = new URL(request.url).searchParams
  const exportId = query.get('exportId') ?? ''
  const user = await getSessionUser()
  if (!user) return refusal(401, 'Sign in first.')
  const actor = await resolveActor(user.id, query.get('projectId') ?? '', 'researcher')
  const file = await openExport(actor, { exportId })
  await markExportSeen(actor, { exportId })
  return stableDownload(request, file)
})
