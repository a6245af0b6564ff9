/** Forgets a draft, inside the transaction that turned it into the real thing. */
import type { Tx } from '../../db'
import type { DraftKind } from '../../generated/prisma/client'
import type { Actor } from '../actor'

export async function discardDraft(tx: Tx, actor: Actor, kind: DraftKind, subjectId: string): Promise<void> {
  await tx.draft.deleteMany({
    where: { projectId: actor.projectId, userId: actor.userId, kind, subjectId },
  })
}
