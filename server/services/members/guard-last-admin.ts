/** A project always keeps an admin: call it inside the transaction that takes the role away. */
import type { Tx } from '../../db'
import { AppError } from '../../errors'

/** @throws AppError CONFLICT when `userId` is the only admin. Locks the project, so that two admins cannot step down at once. */
export async function guardLastAdmin(tx: Tx, projectId: string, userId: string): Promise<void> {
  await tx.$queryRaw`select id from "Project" where id = ${projectId} for update`
  const others = await tx.member.count({
    where: { projectId, role: 'admin', userId: { not: userId }, user: { isSimulated: false } },
  })
  if (others === 0) throw new AppError('last-admin')
}

/** @throws AppError NOT_FOUND when the person is not in the project. */
export async function requireMember(tx: Tx, projectId: string, userId: string) {
  const member = await tx.member.findUnique({
    where: { projectId_userId: { projectId, userId } },
    select: { role: true },
  })
  if (!member) throw new AppError('member-not-found')
  return member
}
