/** Loads the person behind a session. A session made before the last change of password no longer counts. */
import { db } from '../../db'
import { passwordStamp } from './password-stamp'

export interface SessionUser {
  id: string
  name: string
  email: string
}

export async function findSessionUser(userId: string, stamp: string): Promise<SessionUser | null> {
  const user = await db().user.findUnique({
    where: { id: userId },
    select: { id: true, name: true, email: true, passwordHash: true },
  })
  if (!user || passwordStamp(user.passwordHash) !== stamp) return null
  return { id: user.id, name: user.name, email: user.email }
}
