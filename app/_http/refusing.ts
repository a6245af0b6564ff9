/** What route handlers have in common: refusals are answers, in the asker's language. */
import { sayIn } from '@/app/_i18n/say-in'
import { readLanguage } from '@/app/_i18n/server'
import { AppError } from '@/server/errors'
import { log, logRequest } from '@/server/log'
import { asRefusal } from '@/server/transient-failure'

/** Turns what a service refuses with, and transient failures, into an answer with a code and a sentence. */
export const refusing =
  <Rest extends unknown[]>(handler: (request: Request, ...rest: Rest) => Promise<Response>) =>
  (request: Request, ...rest: Rest): Promise<Response> =>
    logRequest(request, () => handler(request, ...rest).catch(refusal))

async function refusal(error: unknown): Promise<Response> {
  const refused = asRefusal(error)
  if (!(refused instanceof AppError)) {
    log().error({ err: error }, 'a route handler failed')
    throw error
  }
  const { code, httpStatus, retryAfterS } = refused
  return Response.json(
    { code, error: sayIn(await readLanguage())(refused) },
    {
      status: httpStatus,
      ...(retryAfterS !== null && { headers: { 'retry-after': String(retryAfterS) } }),
    },
  )
}

/** A file is sent by a script of ours: a form of another site can post, but cannot set this type unasked. */
export function requireFileBody(request: Request): void {
  if (request.headers.get('content-type') !== 'application/octet-stream')
    throw new AppError('upload-type-unsupported')
}
