/** A researcher's answer to a finding: withdraw the prompt, which closes all of its findings, or dismiss this one. */
import { db } from '../../db'
import { AppError } from '../../errors'
import type { FindingVerdict } from '../../schemas/screening'
import type { Actor } from '../actor'

/** @throws AppError NOT_FOUND; CONFLICT when somebody has closed it already */
export async function closeFinding(
  { projectId, userId }: Actor,
  { findingId, verdict }: { findingId: string; verdict: FindingVerdict },
  now: Date = new Date(),
): Promise<void> {
  await db().$transaction(async (tx) => {
    const finding = await tx.promptFinding.findFirst({
      where: { id: findingId, projectId },
      select: { promptId: true },
    })
    if (!finding) throw new AppError('finding-not-found')
    const { promptId } = finding
    const isWithdrawal = verdict === 'withdraw'
    const { count } = await tx.promptFinding.updateMany({
      where: { status: 'open', ...(isWithdrawal ? { promptId } : { id: findingId }) },
      data: { status: isWithdrawal ? 'withdrawn' : 'dismissed', closedById: userId, closedAt: now },
    })
    if (count === 0) throw new AppError('finding-closed-already')
    if (isWithdrawal) await tx.prompt.update({ where: { id: promptId }, data: { withdrawnAt: now } })
  })
}
