/** A signed-in person joins the project of an invitation. */
import { db } from '../../db'
import { takeInvitation } from './take-invitation'

export async function joinWithAccount(
  userId: string,
  secret: string,
  now = new Date(),
): Promise<{ projectId: string }> {
  return { projectId: await db().$transaction((tx) => takeInvitation(tx, secret, userId, now)) }
}
