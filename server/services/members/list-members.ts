/** The people of a project with their role and how much they have done. Simulated annotators are marked. */
import { db } from '../../db'
import type { Actor } from '../actor'

export async function listMembers(actor: Actor) {
  const { projectId } = actor
  const members = await db().member.findMany({
    where: { projectId },
    orderBy: { createdAt: 'asc' },
    select: {
      role: true,
      createdAt: true,
      user: {
        select: {
          id: true,
          name: true,
          email: true,
          isSimulated: true,
          _count: {
            select: {
              demonstrations: { where: { projectId } },
              rankings: { where: { projectId } },
              arenaVotes: { where: { match: { projectId } } },
            },
          },
        },
      },
    },
  })
  return members.map(({ role, createdAt, user: { _count, ...user } }) => ({
    ...user,
    ..._count,
    role,
    joinedAt: createdAt,
  }))
}
