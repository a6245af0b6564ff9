/** What a person who opens the link sees before joining. Works for anybody who has the secret; says why it does not work. */
import { db } from '../../db'
import { AppError } from '../../errors'
import { hashSecret } from '../../secrets/one-time-secret'
import { invitationState } from './invitation-state'

/** @throws AppError NOT_FOUND for an unknown secret. */
export async function readInvitation(secret: string, now = new Date()) {
  const invitation = await db().invitation.findUnique({
    where: { secretHash: hashSecret(secret) },
    select: {
      role: true,
      note: true,
      acceptedAt: true,
      revokedAt: true,
      expiresAt: true,
      project: { select: { name: true, description: true } },
      createdBy: { select: { name: true } },
    },
  })
  if (!invitation) throw new AppError('invitation-not-found')
  return {
    state: invitationState(invitation, now),
    role: invitation.role,
    note: invitation.note,
    project: invitation.project,
    invitedBy: invitation.createdBy.name,
    expiresAt: invitation.expiresAt,
  }
}
