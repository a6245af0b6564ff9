/**
 * The API for server components: `const runs = await orNotFound((await api()).runs.list({ projectId }))`.
 * The same procedures and rights as over the wire, without the wire.
 */
import { TRPCError } from '@trpc/server'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { appRouter } from '@/server/api/root'
import { createCallerFactory } from '@/server/api/trpc'
import { getSessionUser } from '@/server/auth/session'

const createCaller = createCallerFactory(appRouter)

/** One caller a request, acting as the signed-in person. */
export const api = cache(async () => createCaller({ userId: (await getSessionUser())?.id ?? null }))

/** Turns "not yours" and "no such thing" into the not-found page, and "sign in first" into the sign-in page. */
export async function orNotFound<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof TRPCError) {
      if (error.code === 'NOT_FOUND' || error.code === 'FORBIDDEN') notFound()
      if (error.code === 'UNAUTHORIZED') redirect('/sign-in')
    }
    throw error
  }
}
