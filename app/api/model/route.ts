/**
 * Streams a model version as a Hugging Face folder in a tar archive: `GET /api/model?projectId=…&modelId=…`; with
 * `&card=true` its model card alone. Researchers only.
 */
import { getSessionUser } from '@/server/auth/session'
import { AppError } from '@/server/errors'
import { attachment } from '@/server/rest/attachment'
import { stableDownload } from '@/server/rest/stable-download'
import { resolveActor } from '@/server/services/actor'
import { downloadModel } from '@/server/services/models/download-model'
import { readModelCard } from '@/server/services/models/read-model-card'

export async function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams
  const modelId = query.get('modelId') ?? ''
  const user = await getSessionUser()
  if (!user) return refusal(401, 'Sign in first.')
  try {
    const actor = await resolveActor(user.id, query.get('projectId') ?? '', 'researcher')
    if (query.get('card') === 'true') {
      const card = await readModelCard(actor, { modelId })
      return attachment(card, { mediaType: 'text/markdown; charset=utf-8', fileName: 'README.md' })
    }
    return stableDownload(request, await downloadModel(actor, { modelId }))
  } catch (error) {
    if (error instanceof AppError) return refusal(error.httpStatus, error.message)
    throw error
  }
}

const refusal = (status: number, error: string) => Response.json({ error }, { status })
