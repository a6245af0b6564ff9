/**
 * Takes in a file: `POST /api/import?projectId=…&name=prompts.jsonl` with the file as the body, streamed to disk as it
 * comes. Admins only; the answer names the import, which is then previewed and started.
 */
import { sayIn } from '@/app/_i18n/say-in'
import { readLanguage } from '@/app/_i18n/server'
import { getSessionUser } from '@/server/auth/session'
import { AppError } from '@/server/errors'
import { bytesOf } from '@/server/http/request-limits'
import { resolveActor } from '@/server/services/actor'
import { receiveFile } from '@/server/services/imports/receive-file'

export async function POST(request: Request): Promise<Response> {
  // A form of another site can post, but cannot set this type without being asked by the browser first.
  if (request.headers.get('content-type') !== 'application/octet-stream')
    return refusal(415, 'Send the file itself as application/octet-stream.')
  const query = new URL(request.url).searchParams
  const user = await getSessionUser()
  if (!user) return refusal(401, 'Sign in first.')
  try {
    const actor = await resolveActor(user.id, query.get('projectId') ?? '', 'admin')
    return Response.json(await receiveFile(actor, query.get('name') ?? '', bytesOf(request)))
  } catch (error) {
    if (error instanceof AppError)
      return refusal(error.httpStatus, sayIn(await readLanguage())(error.message))
    throw error
  }
}

const refusal = (status: number, error: string) => Response.json({ error }, { status })
