/** Marks an invitation used and makes the person a member, in the caller's transaction. One use, ever. */
import type { Tx } from '../../db'
import { AppError } from '../../errors'
import { hashSecret } from '../../secrets/one-time-secret'
import { invitationState } from './invitation-state'

/** @throws AppError NOT_FOUND for an unknown secret, CONFLICT with the reason when it is used up, or when they are a member already. */
export async function takeInvitation(tx: Tx, secret: string, userId: string, now: Date): Promise<string> {
  const secretHash = hashSecret(secret)
  // The update takes the row's lock: of two people with the same link, the second finds it used.
  const { count } = await tx.invitation.updateMany({
    where: { secretHash, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
    data: { acceptedAt: now },
  })
  const invitation = await tx.invitation.findUnique({
    where: { secretHash },
    select: { projectId: true, role: true, acceptedAt: true, revokedAt: true, expiresAt: true },
  })
  if (!invitation) throw new AppError('invitation-not-found')
  if (count !== 1) {
    const state = invitationState(invitation, now)
    throw new AppError(`invitation-${state === 'open' ? 'used' : state}`)
  }
  const { projectId, role } = invitation
  const member = await tx.member.findUnique({
    where: { projectId_userId: { projectId, userId } },
    select: { role: true },
  })
  // Rolled back, so the link stays usable for the person it was meant for.
  if (member) throw new AppError('member-already')
  await tx.member.create({ data: { projectId, userId, role } })
  return projectId
}
