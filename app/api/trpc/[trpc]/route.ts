/** The tRPC API over HTTP: batches, streams and server-sent events. */
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { sayIn } from '@/app/_i18n/say-in'
import { readLanguage } from '@/app/_i18n/server'
import { appRouter } from '@/server/api/root'
import { getSessionUser } from '@/server/auth/session'
import { AppError } from '@/server/errors'
import { asRefusal } from '@/server/passing-failure'

async function whoAsks(): Promise<{ userId: string | null; refused?: AppError }> {
  try {
    return { userId: (await getSessionUser())?.id ?? null }
  } catch (error) {
    const refused = asRefusal(error)
    if (refused instanceof AppError) return { userId: null, refused }
    throw error
  }
}

const handler = (request: Request) =>
  fetchRequestHandler({
    endpoint: '/api/trpc',
    req: request,
    router: appRouter,
    createContext: async () => ({ ...(await whoAsks()), say: sayIn(await readLanguage()) }),
    responseMeta({ errors }) {
      const waits = errors.flatMap(({ cause }) =>
        cause instanceof AppError ? (cause.retryAfterS ?? []) : [],
      )
      return waits.length > 0 ? { headers: { 'retry-after': String(Math.max(...waits)) } } : {}
    },
    onError({ error, path }) {
      // Expected refusals are answers; only our own failures belong in the log.
      if (error.code === 'INTERNAL_SERVER_ERROR')
        console.error(`tRPC ${path ?? 'unknown procedure'} failed:`, error)
    },
  })

export { handler as GET, handler as POST }
