/** Who is asking, in which project, with which role. Every service of a project takes one and filters by its project. */
import { db } from '../db'
import { AppError } from '../errors'
import type { Role } from '../generated/prisma/client'

export interface Actor {
  userId: string
  projectId: string
  role: Role
}

/** Who reads a project's anatomy pages: a member, or anybody when its admin allows it. */
export interface Reader {
  projectId: string
  /** Null for somebody who is not a member. */
  member: Actor | null
}

const RANK: Record<Role, number> = { annotator: 0, researcher: 1, admin: 2 }

/** Admins may do what researchers may, researchers what annotators may. */
export function hasRole(actual: Role, required: Role): boolean {
  return RANK[actual] >= RANK[required]
}

/**
 * Resolves a signed-in user's membership.
 * @throws AppError NOT_FOUND when they are not in the project (its existence is not revealed), FORBIDDEN when the role is too low.
 */
export async function resolveActor(userId: string, projectId: string, required: Role): Promise<Actor> {
  const member = await db().member.findUnique({
    where: { projectId_userId: { projectId, userId } },
    select: { role: true },
  })
  if (!member) throw new AppError('project-not-found')
  if (!hasRole(member.role, required)) {
    throw new AppError('role-too-low', { required, role: member.role })
  }
  return { userId, projectId, role: member.role }
}

/**
 * Resolves a reader of a project's anatomy.
 * @throws AppError UNAUTHENTICATED when it is not public and nobody is signed in, NOT_FOUND when they are not a member.
 */
export async function resolveReader(userId: string | null, projectId: string): Promise<Reader> {
  const project = await db().project.findUnique({
    where: { id: projectId },
    select: {
      isAnatomyPublic: true,
      members: { where: { userId: userId ?? '' }, select: { role: true } },
    },
  })
  const role = project?.members[0]?.role
  if (userId && role) return { projectId, member: { userId, projectId, role } }
  if (project?.isAnatomyPublic) return { projectId, member: null }
  if (!userId) throw new AppError('not-signed-in')
  throw new AppError('project-not-found')
}
