/** Takes a person out of a project. Their demonstrations, rankings and votes stay. The last admin cannot leave. */
import { db } from '../../db'
import type { Actor } from '../actor'
import { guardLastAdmin, requireMember } from './guard-last-admin'

export async function removeMember(actor: Actor, userId: string): Promise<void> {
  const { projectId } = actor
  await db().$transaction(async (tx) => {
    const member = await requireMember(tx, projectId, userId)
    if (member.role === 'admin') await guardLastAdmin(tx, projectId, userId)
    await tx.member.delete({ where: { projectId_userId: { projectId, userId } } })
  })
}
