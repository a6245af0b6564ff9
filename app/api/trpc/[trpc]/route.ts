/** The tRPC API over HTTP: batches, streams and server-sent events. */
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { sayIn } from '@/app/_i18n/say-in'
import { readLanguage } from '@/app/_i18n/server'
import { appRouter } from '@/server/api/root'
import { getSessionUser } from '@/server/auth/session'
import { AppError } from '@/server/errors'
import { limitedRequest } from '@/server/http/limited-request'
import { ANONYMOUS_BODY, checkJsonShape, MEMBER_BODY } from '@/server/http/request-limits'
import { log, logRequest } from '@/server/log'
import { MAX_BATCHED_CALLS } from '@/server/schemas/batch'
import { asRefusal } from '@/server/transient-failure'

/**
 * Who asks, and the request with its body within the limits of such an asker. A refusal is passed on as a value: tRPC
 * then shapes it like any other, and reads nothing of the body.
 */
async function admit(
  request: Request,
): Promise<{ userId: string | null; admitted: Request; refused?: AppError }> {
  let userId: string | null = null
  try {
    userId = (await getSessionUser())?.id ?? null
    const limits = userId ? MEMBER_BODY : ANONYMOUS_BODY
    // Queries carry their input in the address.
    checkJsonShape(Buffer.from(new URL(request.url).searchParams.get('input') ?? ''), limits)
    return { userId, admitted: await limitedRequest(request, limits) }
  } catch (error) {
    const refused = asRefusal(error)
    if (!(refused instanceof AppError)) throw error
    const { method, headers, signal } = request
    const { origin, pathname, searchParams } = new URL(request.url)
    const url = `${origin}${pathname}${searchParams.get('batch') === '1' ? '?batch=1' : ''}`
    return { userId, admitted: new Request(url, { method, headers, signal }), refused }
  }
}

const handler = (request: Request): Promise<Response> => logRequest(request, () => answered(request))

async function answered(request: Request): Promise<Response> {
  const { admitted, userId, refused } = await admit(request)
  return fetchRequestHandler({
    endpoint: '/api/trpc',
    req: admitted,
    router: appRouter,
    maxBatchSize: MAX_BATCHED_CALLS,
    createContext: async () => ({ userId, refused, say: sayIn(await readLanguage()) }),
    responseMeta({ errors }) {
      const waits = errors.flatMap(({ cause }) =>
        cause instanceof AppError ? (cause.retryAfterS ?? []) : [],
      )
      return {
        headers: {
          // Answers hold personal data: no cache on the way keeps them.
          'cache-control': 'private, no-store',
          ...(waits.length > 0 && { 'retry-after': String(Math.max(...waits)) }),
        },
      }
    },
    onError({ error, path }) {
      // Expected refusals are answers; only our own failures belong in the log.
      if (error.code === 'INTERNAL_SERVER_ERROR')
        log().error({ err: error, procedure: path }, 'a procedure failed')
    },
  })
}

export { handler as GET, handler as POST }
