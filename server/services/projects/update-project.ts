/** Renames a project and changes its description. */
import { db } from '../../db'
import type { ProjectDetails } from '../../schemas/project'
import type { Actor } from '../actor'

export async function updateProject(actor: Actor, details: ProjectDetails): Promise<void> {
  await db().project.update({
    where: { id: actor.projectId },
    data: { name: details.name, description: details.description },
  })
}
