/** A project's invitations, newest first, without their secrets. */
import { db } from '../../db'
import type { Actor } from '../actor'
import { invitationState } from './invitation-state'

export async function listInvitations(actor: Actor, now = new Date()) {
  const invitations = await db().invitation.findMany({
    where: { projectId: actor.projectId },
    orderBy: { createdAt: 'desc' },
    take: 100,
    select: {
      id: true,
      role: true,
      note: true,
      createdAt: true,
      expiresAt: true,
      acceptedAt: true,
      revokedAt: true,
      createdBy: { select: { name: true } },
    },
  })
  return invitations.map(({ createdBy, ...invitation }) => ({
    ...invitation,
    createdBy: createdBy.name,
    state: invitationState(invitation, now),
  }))
}
