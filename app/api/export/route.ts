/** Streams an export as a JSONL download: `GET /api/export?projectId=…&kind=comparisons&form=standard`. Researchers only. */
import { getSessionUser } from '@/server/auth/session'
import { AppError } from '@/server/errors'
import { ExportRequest } from '@/server/schemas/export'
import { resolveActor } from '@/server/services/actor'
import { exportJsonl } from '@/server/services/datasets/export-jsonl'

export async function GET(request: Request): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const parsed = ExportRequest.safeParse(query)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return refusal(400, `${issue.path.join('.')}: ${issue.message}`)
  }
  const user = await getSessionUser()
  if (!user) return refusal(401, 'Sign in first.')
  try {
    const actor = await resolveActor(user.id, query.projectId ?? '', 'researcher')
    const { fileName, stream } = exportJsonl(actor, parsed.data)
    return new Response(stream, {
      headers: {
        'content-type': 'application/x-ndjson; charset=utf-8',
        'content-disposition': `attachment; filename="${fileName}"`,
        'cache-control': 'no-store',
      },
    })
  } catch (error) {
    if (error instanceof AppError) return refusal(error.httpStatus, error.message)
    throw error
  }
}

const refusal = (status: number, error: string) => Response.json({ error }, { status })
