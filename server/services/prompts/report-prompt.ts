/**
 * Says that a prompt should not be worked on. The reporter gives back what they hold of it and is never given it again;
 * others go on until a researcher withdraws it. Reporting it again changes the report.
 */
import { db } from '../../db'
import { AppError } from '../../errors'
import type { PromptReport } from '../../schemas/prompt'
import type { Actor } from '../actor'

/** @throws AppError NOT_FOUND */
export async function reportPrompt(
  actor: Actor,
  { promptId, reason, comment }: PromptReport,
): Promise<{ reportId: string }> {
  const { projectId, userId } = actor
  return db().$transaction(async (tx) => {
    const prompt = await tx.prompt.findFirst({ where: { id: promptId, projectId }, select: { id: true } })
    if (!prompt) throw new AppError('prompt-not-found')
    const said = { reason, comment: comment.trim() }
    const { id } = await tx.promptReport.upsert({
      where: { promptId_reporterId: { promptId, reporterId: userId } },
      create: { ...said, projectId, promptId, reporterId: userId },
      update: { ...said, status: 'open', closedAt: null, closedById: null },
      select: { id: true },
    })
    const tasks = await tx.assignment.findMany({
      where: { userId, status: { in: ['active', 'expired'] }, task: { promptId } },
      select: { taskId: true },
    })
    const taskIds = tasks.map(({ taskId }) => taskId)
    await tx.assignment.updateMany({
      where: { userId, taskId: { in: taskIds }, status: { in: ['active', 'expired'] } },
      data: { status: 'skipped', skipReason: 'reported' },
    })
    await tx.draft.deleteMany({ where: { projectId, userId, kind: 'ranking', subjectId: { in: taskIds } } })
    return { reportId: id }
  })
}
