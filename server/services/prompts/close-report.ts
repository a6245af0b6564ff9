/** A researcher's answer to a report: withdraw the prompt, which closes every open report of it, or dismiss this one. */
import { db } from '../../db'
import { AppError } from '../../errors'
import type { ReportVerdict } from '../../schemas/prompt'
import type { Actor } from '../actor'

/** @throws AppError NOT_FOUND; CONFLICT when somebody has closed it already */
export async function closeReport(
  actor: Actor,
  { reportId, verdict }: { reportId: string; verdict: ReportVerdict },
  now: Date = new Date(),
): Promise<void> {
  const { projectId, userId } = actor
  await db().$transaction(async (tx) => {
    const report = await tx.promptReport.findFirst({
      where: { id: reportId, projectId },
      select: { promptId: true },
    })
    if (!report) throw new AppError('report-not-found')
    const { promptId } = report
    const isWithdrawal = verdict === 'withdraw'
    const closed = await tx.promptReport.updateMany({
      where: { status: 'open', ...(isWithdrawal ? { promptId } : { id: reportId }) },
      data: { status: isWithdrawal ? 'withdrawn' : 'dismissed', closedById: userId, closedAt: now },
    })
    if (closed.count === 0) throw new AppError('report-closed-already')
    if (isWithdrawal) await tx.prompt.update({ where: { id: promptId }, data: { withdrawnAt: now } })
  })
}
