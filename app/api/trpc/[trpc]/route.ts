/** The tRPC API over HTTP: batches, streams and server-sent events. */
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { sayIn } from '@/app/_i18n/say-in'
import { readLanguage } from '@/app/_i18n/server'
import { appRouter } from '@/server/api/root'
import { getSessionUser } from '@/server/auth/session'

const handler = (request: Request) =>
  fetchRequestHandler({
    endpoint: '/api/trpc',
    req: request,
    router: appRouter,
    createContext: async () => ({
      userId: (await getSessionUser())?.id ?? null,
      say: sayIn(await readLanguage()),
    }),
    onError({ error, path }) {
      // Expected refusals are answers; only our own failures belong in the log.
      if (error.code === 'INTERNAL_SERVER_ERROR')
        console.error(`tRPC ${path ?? 'unknown procedure'} failed:`, error)
    },
  })

export { handler as GET, handler as POST }
