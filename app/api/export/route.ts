/**
 * Streams an export as a download: `GET /api/export?projectId=…&kind=comparisons&file=parquet`, of everything now or of
 * `snapshotId`, whose card is `&card=true`. Researchers only.
 */
import { refusal, refusing } from '@/app/_http/refusing'
import { getSessionUser } from '@/server/auth/session'
import { attachment } from '@/server/rest/attachment'
import { ExportRequest } from '@/server/schemas/export'
import { resolveActor } from '@/server/services/actor'
import { exportFile } from '@/server/services/datasets/export-file'
import { requireSnapshot } from '@/server/services/datasets/require-snapshot'

export const GET = refusing(async (request) => {
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const parsed = ExportRequest.safeParse(query)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return refusal(400, `${issue.path.join('.')}: ${issue.message}`)
  }
  const user = await getSessionUser()
  if (!user) return refusal(401, 'Sign in first.')
  const actor = await resolveActor(user.id, query.projectId ?? '', 'researcher')
  if (parsed.data.snapshotId !== undefined) {
    const { name, card } = await requireSnapshot(actor, parsed.data.snapshotId)
    if (query.card === 'true')
      return attachment(card, { mediaType: 'text/markdown; charset=utf-8', fileName: `README-${name}.md` })
  }
  const { stream, ...file } = await exportFile(actor, parsed.data)
  return attachment(stream, file)
})
