/** What the frame around every screen of a project shows: the project, one's other projects, oneself, what waits. */
import { db } from '../../db'
import type { Actor } from '../actor'
import { canCreateProject } from './can-create-project'
import { countWaiting } from './count-waiting'
import { listProjects } from './list-projects'

export async function readShell(actor: Actor) {
  const [projects, user, waiting, canCreate] = await Promise.all([
    listProjects(actor.userId),
    db().user.findUniqueOrThrow({ where: { id: actor.userId }, select: { name: true, email: true } }),
    countWaiting(actor),
    canCreateProject(actor.userId),
  ])
  return { projects, user, waiting, canCreateProject: canCreate, role: actor.role }
}
