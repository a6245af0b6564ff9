/** Who is signed in, for server components, route handlers and the API context. */
import { getServerSession } from 'next-auth'
import { cache } from 'react'
import { logAsker } from '../log'
import { findSessionUser, type SessionUser } from '../services/account/find-session-user'
import { authOptions } from './options'

export type { SessionUser }

/** The signed-in person, read from the database once a request; null when nobody is, or when the session is outdated. */
export const getSessionUser = cache(async (): Promise<SessionUser | null> => {
  const session = await getServerSession(authOptions())
  if (!session?.userId) return null
  const user = await findSessionUser(session.userId, session.passwordStamp)
  if (user) logAsker({ userId: user.id })
  return user
})
