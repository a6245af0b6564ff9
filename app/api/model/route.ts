/**
 * Streams a model version as a Hugging Face folder in a tar archive: `GET /api/model?projectId=…&modelId=…`; with
 * `&card=true` its model card alone. Researchers only.
 */
import { refusing } from '@/app/_http/refusing'
import { requireMember } from '@/app/_http/require-member'
import { attachment } from '@/server/rest/attachment'
import { stableDownload } from '@/server/rest/stable-download'
import { downloadModel } from '@/server/services/models/download-model'
import { readModelCard } from '@/server/services/models/read-model-card'

export const GET = refusing(async (request) => {
  const query = new URL(request.url).searchParams
  const modelId = query.get('modelId') ?? ''
  const actor = await requireMember(query.get('projectId'), 'researcher')
  if (query.get('card') === 'true') {
    const card = await readModelCard(actor, { modelId })
    return attachment(card, { mediaType: 'text/markdown; charset=utf-8', fileName: 'README.md' })
  }
  return stableDownload(request, await downloadModel(actor, { modelId }))
})
