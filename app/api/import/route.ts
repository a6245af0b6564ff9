/**
 * Takes in a file: `POST /api/import?projectId=…&name=prompts.jsonl` with the file as the body, streamed to disk as it
 * comes. Admins only; the answer names the import, which is then previewed and started.
 */
import { refusing, requireFileBody } from '@/app/_http/refusing'
import { requireMember } from '@/app/_http/require-member'
import { bytesOf } from '@/server/http/request-limits'
import { receiveFile } from '@/server/services/imports/receive-file'

export const POST = refusing(async (request) => {
  requireFileBody(request)
  const query = new URL(request.url).searchParams
  const actor = await requireMember(query.get('projectId'), 'admin')
  return Response.json(await receiveFile(actor, query.get('name') ?? '', bytesOf(request)))
})
