/** A project's name, description and guidelines, for any member. */
import { db } from '../../db'
import type { Actor } from '../actor'

export function readProject(actor: Actor) {
  return db().project.findUniqueOrThrow({
    where: { id: actor.projectId },
    select: { id: true, name: true, description: true, guidelines: true },
  })
}
