/** Takes a text out of what is offered, or back in. Its file stays: versions were trained on it. */
import { db } from '../../db'
import { AppError } from '../../errors'
import type { Actor } from '../actor'

/** @throws AppError NOT_FOUND */
export async function retireText(
  { projectId }: Actor,
  { textId, isRetired }: { textId: string; isRetired: boolean },
): Promise<void> {
  const { count } = await db().textSource.updateMany({
    where: { id: textId, projectId },
    data: { retiredAt: isRetired ? new Date() : null },
  })
  if (count === 0) throw new AppError('text-not-found')
}
