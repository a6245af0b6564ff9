/** Gives a member another role. The last admin stays admin. */
import { db } from '../../db'
import type { RoleName } from '../../schemas/project'
import type { Actor } from '../actor'
import { guardLastAdmin, requireMember } from './guard-last-admin'

export async function changeRole(actor: Actor, input: { userId: string; role: RoleName }): Promise<void> {
  const { projectId } = actor
  await db().$transaction(async (tx) => {
    const member = await requireMember(tx, projectId, input.userId)
    if (member.role === 'admin' && input.role !== 'admin') await guardLastAdmin(tx, projectId, input.userId)
    await tx.member.update({
      where: { projectId_userId: { projectId, userId: input.userId } },
      data: { role: input.role },
    })
  })
}
