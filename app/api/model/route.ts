/**
 * Streams a model version as a Hugging Face folder in a tar archive: `GET /api/model?projectId=…&modelId=…`; with
 * `&card=true` its model card alone. Researchers only.
 */
import { getSessionUser } from '@/server/auth/session'
import { AppError } from '@/server/errors'
import { resolveActor } from '@/server/services/actor'
import { streamOf } from '@/server/services/datasets/export-file'
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
      return attachment(card, { type: 'text/markdown; charset=utf-8', name: 'README.md' })
    }
    const { fileName, bytes, content } = await downloadModel(actor, { modelId })
    return attachment(streamOf(content), { type: 'application/x-tar', name: fileName, bytes })
  } catch (error) {
    if (error instanceof AppError) return refusal(error.httpStatus, error.message)
    throw error
  }
}

const attachment = (body: BodyInit, { type, name, bytes }: { type: string; name: string; bytes?: number }) =>
  new Response(body, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
      ...(bytes !== undefined && { 'content-length': String(bytes) }),
    },
  })

const refusal = (status: number, error: string) => Response.json({ error }, { status })
