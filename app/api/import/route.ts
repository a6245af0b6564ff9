/**
 * Takes in a file: `POST /api/import?projectId=…&name=prompts.jsonl` with the file as the body, streamed to disk as it
 * comes. Admins only; the answer names the import, which is then previewed and started.
 */
import { refusal, refusing } from '@/app/_http/refusing'
import { getSessionUser } from '@/server/auth/session'
import { bytesOf } from '@/server/http/request-limits'
import { resolveActor } from '@/server/services/actor'
import { receiveFile } from '@/server/services/imports/receive-file'

export const POST = refusing(async (request) => {
  // A form of another site can post, but cannot set this type without being asked by the browser first.
  if (request.headers.get('content-type') !== 'application/octet-stream')
    return refusal(415, 'Send the file itself as application/octet-stream.')
  const query = new URL(request.url).searchParams
  const user = await getSessionUser()
  if (!user) return refusal(401, 'Sign in first.')
  const actor = await resolveActor(user.id, query.get('projectId') ?? '', 'admin')
  return Response.json(await receiveFile(actor, query.get('name') ?? '', bytesOf(request)))
})
