/**
 * Takes in a text to pre-train on: `POST /api/text?projectId=…&fileName=book.txt&name=…&licence=…&origin=…&language=…`
 * with the file as the body, streamed to disk as it comes. Researchers only.
 */
import { refusing, requireFileBody } from '@/app/_http/refusing'
import { parsedQuery, requireMember } from '@/app/_http/require-member'
import { bytesOf } from '@/server/http/request-limits'
import { ReceiveText } from '@/server/schemas/text'
import { receiveText } from '@/server/services/texts/receive-text'

export const POST = refusing(async (request) => {
  requireFileBody(request)
  const { projectId = '', ...about } = Object.fromEntries(new URL(request.url).searchParams)
  const actor = await requireMember(projectId, 'researcher')
  return Response.json(await receiveText(actor, parsedQuery(ReceiveText, about), bytesOf(request)))
})
