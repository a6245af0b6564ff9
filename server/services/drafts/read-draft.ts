/** The actor's unfinished work on a subject, or null. A draft in a shape of the past is treated as none. */
import type { z } from 'zod'
import { db } from '../../db'
import type { DraftKind } from '../../generated/prisma/client'
import type { Actor } from '../actor'

export async function readDraft<T>(
  actor: Actor,
  kind: DraftKind,
  subjectId: string,
  shape: z.ZodType<T>,
): Promise<T | null> {
  const key = { projectId: actor.projectId, userId: actor.userId, kind, subjectId }
  const draft = await db().draft.findUnique({
    where: { projectId_userId_kind_subjectId: key },
    select: { content: true },
  })
  const parsed = shape.safeParse(draft?.content)
  return parsed.success ? parsed.data : null
}
