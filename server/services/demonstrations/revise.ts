/** Changes the text of a demonstration and keeps what it said before, with who had written that. */
import type { Tx } from '../../db'
import { AppError } from '../../errors'
import type { Turn } from '../../exchange/record'
import { Prisma } from '../../generated/prisma/client'
import type { Actor } from '../actor'
import { countText } from './count-text'
import { promptTurnCount, storedTurns } from './dialogue'

/**
 * Locks the demonstration for the rest of the transaction.
 * @throws AppError NOT_FOUND; CONFLICT when it was changed since `revision`.
 */
export async function lockDemonstration(
  tx: Tx,
  { projectId }: Actor,
  { demonstrationId, revision }: { demonstrationId: string; revision: number },
) {
  const locked = await tx.$queryRaw<{ id: string }[]>`
    select "id" from "Demonstration" where "id" = ${demonstrationId} and "projectId" = ${projectId} for update`
  if (locked.length === 0) throw new AppError('demonstration-not-found')
  const found = await tx.demonstration.findUniqueOrThrow({
    where: { id: demonstrationId },
    include: { prompt: { select: { turns: true } } },
  })
  if (found.revision !== revision) throw new AppError('demonstration-changed-meanwhile')
  return found
}

type Locked = Awaited<ReturnType<typeof lockDemonstration>>

/** @throws AppError INVALID_INPUT when it does not fit the model's context. */
export async function revise(
  tx: Tx,
  { userId }: Actor,
  before: Locked,
  {
    turns,
    ...change
  }: {
    /** All turns before the response. */
    turns: readonly Turn[]
    response: string
    review: 'waiting' | 'accepted'
    /** What it took, all revisions together. */
    activeMs?: number
  },
): Promise<{ revision: number }> {
  const { id, revision } = before
  const revisedAt = new Date()
  await tx.demonstrationRevision.create({
    data: {
      demonstrationId: id,
      revision,
      instruction: before.instruction,
      turns: before.turns ?? Prisma.DbNull,
      response: before.response,
      writtenById: before.revisedById ?? before.authorId,
      createdAt: before.revisedAt ?? before.createdAt,
      replacedAt: revisedAt,
    },
  })
  await tx.demonstration.update({
    where: { id },
    data: {
      ...change,
      ...storedTurns(turns, promptTurnCount(before)),
      ...countText(turns, change.response),
      revision: revision + 1,
      revisedById: userId,
      revisedAt,
    },
  })
  return { revision: revision + 1 }
}
