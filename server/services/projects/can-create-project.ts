/** Who may start a project: an admin of any project, or anybody while there is none at all. */
import { db } from '../../db'

export async function canCreateProject(userId: string): Promise<boolean> {
  const isAdminSomewhere = await db().member.count({ where: { userId, role: 'admin' } })
  return isAdminSomewhere > 0 || (await db().project.count()) === 0
}
