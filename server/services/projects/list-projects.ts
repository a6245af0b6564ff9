/** The projects of one person, with their role, oldest first. */
import { db } from '../../db'

export async function listProjects(userId: string) {
  const memberships = await db().member.findMany({
    where: { userId },
    orderBy: { project: { createdAt: 'asc' } },
    select: { role: true, project: { select: { id: true, name: true } } },
  })
  return memberships.map(({ role, project }) => ({ ...project, role }))
}
