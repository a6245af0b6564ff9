/**
 * Streams a model version as a Hugging Face folder in a tar archive: `GET /api/model?projectId=…&modelId=…`; with
 * `&card=true` its model card alone. Researchers only.
 */
import { refusal, refusing } from '@/app/_http/refusing'
import { getSessionUser } from '@/server/auth/session'
import { attachment } from '@/server/rest/attachment'
import { stableDownload } from '@/server/rest/stable-download'
import { resolveActor } from '@/server/services/actor'
import { downloadModel } from '@/server/services/models/download-model'
import { readModelCard } from '@/server/services/models/read-model-card'

export const GET = refusing(async (request) => {
  const query = new URL(request.url).searchParams
  const modelId = query.get('modelId') ?? ''
  const user = await getSessionUser()
  if (!user) return refusal(401, 'Sign in first.')
  const actor = await resolveActor(user.id, query.get('projectId') ?? '', 'researcher')
  if (query.get('card') === 'true') {
    const card = await readModelCard(actor, { modelId })
    return attachment(card, { mediaType: 'text/markdown; charset=utf-8', fileName: 'README.md' })
  }
  return stableDownload(request, await downloadModel(actor, { modelId }))
})
