/** The tRPC API over HTTP: batches, streams and server-sent events. */
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { sayIn } from '@/app/_i18n/say-in'
import { readLanguage } from '@/app/_i18n/server'
import { appRouter } from '@/server/api/root'
import { asTrpcError } from '@/server/api/trpc'
import { getSessionUser } from '@/server/auth/session'
import { limitedRequest } from '@/server/http/limited-request'
import { ANONYMOUS_BODY, MEMBER_BODY } from '@/server/http/request-limits'
import { MAX_BATCHED_CALLS } from '@/server/schemas/batch'

async function handler(request: Request): Promise<Response> {
  const { url, method, headers, signal } = request
  const user = await getSessionUser()
  const limited = limitedRequest(request, user ? MEMBER_BODY : ANONYMOUS_BODY)
  // tRPC shapes a refusal that is thrown while the context is made; it needs no body for that.
  const body = await limited.catch(() => new Request(url, { method, headers, signal }))
  return fetchRequestHandler({
    endpoint: '/api/trpc',
    req: body,
    router: appRouter,
    maxBatchSize: MAX_BATCHED_CALLS,
    createContext: async () => {
      const context = { userId: user?.id ?? null, say: sayIn(await readLanguage()) }
      await limited.catch((error) => {
        throw asTrpcError(error)
      })
      return context
    },
    onError({ error, path }) {
      // Expected refusals are answers; only our own failures belong in the log.
      if (error.code === 'INTERNAL_SERVER_ERROR')
        console.error(`tRPC ${path ?? 'unknown procedure'} failed:`, error)
    },
  })
}

export { handler as GET, handler as POST }
