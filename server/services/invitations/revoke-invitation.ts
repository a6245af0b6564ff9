/** Makes an open invitation useless. Doing it twice changes nothing. */
import { db } from '../../db'
import { AppError } from '../../errors'
import type { Actor } from '../actor'

/** @throws AppError NOT_FOUND when it is not of this project, CONFLICT when it was used already. */
export async function revokeInvitation(actor: Actor, invitationId: string, now = new Date()): Promise<void> {
  const where = { id: invitationId, projectId: actor.projectId }
  const { count } = await db().invitation.updateMany({
    where: { ...where, acceptedAt: null, revokedAt: null },
    data: { revokedAt: now },
  })
  if (count === 1) return
  const invitation = await db().invitation.findFirst({ where, select: { acceptedAt: true } })
  if (!invitation) throw new AppError('invitation-not-in-project')
  if (invitation.acceptedAt) throw new AppError('invitation-taken-already')
}
