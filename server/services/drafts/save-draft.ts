/** Keeps somebody's unfinished work. The caller has checked that the subject is theirs and the content's shape. */
import { db, type Prisma } from '../../db'
import type { DraftKind } from '../../generated/prisma/client'
import type { Actor } from '../actor'

export async function saveDraft(
  actor: Actor,
  kind: DraftKind,
  subjectId: string,
  content: Prisma.InputJsonObject,
): Promise<{ savedAt: Date }> {
  const key = { projectId: actor.projectId, userId: actor.userId, kind, subjectId }
  const draft = await db().draft.upsert({
    where: { projectId_userId_kind_subjectId: key },
    create: { ...key, content },
    update: { content },
    select: { updatedAt: true },
  })
  return { savedAt: draft.updatedAt }
}
