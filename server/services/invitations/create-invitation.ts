/** Makes a link that lets one person join in a role. The secret is shown once, here; only its hash is stored. */
import { db } from '../../db'
import { env } from '../../env'
import type { NewInvitation } from '../../schemas/project'
import { hashSecret, newSecret } from '../../secrets/one-time-secret'
import type { Actor } from '../actor'

export const INVITATION_DAYS = 7

export async function createInvitation(actor: Actor, input: NewInvitation, now = new Date()) {
  const secret = newSecret()
  const expiresAt = new Date(now.getTime() + INVITATION_DAYS * 24 * 60 * 60_000)
  const { id } = await db().invitation.create({
    data: {
      projectId: actor.projectId,
      createdById: actor.userId,
      role: input.role,
      note: input.note,
      secretHash: hashSecret(secret),
      expiresAt,
    },
    select: { id: true },
  })
  return { id, expiresAt, url: `${env().NEXTAUTH_URL.replace(/\/$/, '')}/join/${secret}` }
}
