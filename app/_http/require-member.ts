/** Who asks a route handler, and what they ask for. */
import type { z } from 'zod'
import { getSessionUser } from '@/server/auth/session'
import { AppError } from '@/server/errors'
import type { Role } from '@/server/generated/prisma/client'
import { issueMessage } from '@/server/schemas/shape-message'
import { type Actor, resolveActor } from '@/server/services/actor'

/** @throws AppError UNAUTHENTICATED without a session; NOT_FOUND, FORBIDDEN as `resolveActor` */
export async function requireMember(projectId: string | null | undefined, role: Role): Promise<Actor> {
  const user = await getSessionUser()
  if (!user) throw new AppError('not-signed-in')
  return resolveActor(user.id, projectId ?? '', role)
}

/** @throws AppError INVALID_INPUT that names the first parameter which is not as expected */
export function parsedQuery<Schema extends z.ZodType>(schema: Schema, query: unknown): z.output<Schema> {
  const result = schema.safeParse(query)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new AppError('parameter-invalid', { name: issue.path.join('.'), reason: issueMessage(issue) })
}
