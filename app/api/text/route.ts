/**
 * Takes in a text to pre-train on: `POST /api/text?projectId=…&fileName=book.txt&name=…&licence=…&origin=…&language=…`
 * with the file as the body, streamed to disk as it comes. Researchers only.
 */
import { refusal, refusing } from '@/app/_http/refusing'
import { sayIn } from '@/app/_i18n/say-in'
import { readLanguage } from '@/app/_i18n/server'
import { getSessionUser } from '@/server/auth/session'
import { bytesOf } from '@/server/http/request-limits'
import { ReceiveText } from '@/server/schemas/text'
import { resolveActor } from '@/server/services/actor'
import { receiveText } from '@/server/services/texts/receive-text'

export const POST = refusing(async (request) => {
  // A form of another site can post, but cannot set this type without being asked by the browser first.
  if (request.headers.get('content-type') !== 'application/octet-stream')
    return refusal(415, 'Send the file itself as application/octet-stream.')
  const { projectId = '', ...about } = Object.fromEntries(new URL(request.url).searchParams)
  const user = await getSessionUser()
  if (!user) return refusal(401, 'Sign in first.')
  const told = ReceiveText.safeParse(about)
  if (!told.success) return refusal(400, sayIn(await readLanguage())(told.error.issues[0].message))
  const actor = await resolveActor(user.id, projectId, 'researcher')
  return Response.json(await receiveText(actor, told.data, bytesOf(request)))
})
