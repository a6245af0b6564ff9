/**
 * Takes in a finished ranking. Ranking, items, comparisons, stars, the lease and the task's state change in one
 * transaction; sending the same ranking again changes nothing and returns the first one.
 */
import { db } from '../../db'
import { AppError } from '../../errors'
import { RankingSubmission, type RankingSubmissionInput } from '../../schemas/ranking'
import type { Actor } from '../actor'
import { checkGuidelinesVersion } from '../annotation/check-guidelines-version'
import { wrongRemark } from '../annotation/check-remarks'
import { aspectsIn } from '../annotation/read-aspects'
import { discardDraft } from '../drafts/discard-draft'
import { refreshStars } from '../preferences/refresh-stars'
import { announce } from '../webhooks/announce'
import { checkRanks } from './check-ranks'
import { hasFreeSlot } from './lease-task'
import { lockTask } from './lock-task'
import { inDisplayOrder, itemRows, misplacedMark, writeComparisons } from './write-ranking'

export interface SubmittedRanking {
  rankingId: string
  /** True when it had been sent before. */
  isRepeat: boolean
}

/**
 * @throws AppError NOT_FOUND when the actor never leased this task; INVALID_INPUT when the ranks do not cover the task's
 * completions once each and densely; CONFLICT when the task was skipped, or its lease ran out and its slots are taken.
 */
export async function submitRanking(
  actor: Actor,
  input: RankingSubmissionInput,
  now: Date = new Date(),
): Promise<SubmittedRanking> {
  const { taskId, items, degree, note, guidelinesVersion, activeMs, idleMs } = RankingSubmission.parse(input)
  return db().$transaction(
    async (tx) => {
      await lockTask(tx, actor, taskId)
      const earlier = await tx.ranking.findUnique({
        where: { taskId_annotatorId: { taskId, annotatorId: actor.userId } },
        select: { id: true },
      })
      if (earlier) return { rankingId: earlier.id, isRepeat: true }

      const task = await tx.rankingTask.findUniqueOrThrow({
        where: { id: taskId },
        select: {
          promptId: true,
          overlap: true,
          items: { select: { completionId: true, completion: { select: { text: true } } } },
          assignments: {
            where: { userId: actor.userId },
            select: { id: true, status: true, displayOrder: true },
          },
        },
      })
      const [assignment] = task.assignments
      if (!assignment) throw new AppError('ranking-task-not-found')
      if (assignment.status === 'skipped') throw new AppError('task-skipped-already')
      if (!(await hasFreeSlot(tx, taskId, actor.userId, now))) {
        throw new AppError('lease-lost')
      }
      checkRanks(
        taskId,
        task.items.map(({ completionId }) => completionId),
        items,
        degree,
      )

      const texts = new Map(task.items.map(({ completionId, completion }) => [completionId, completion.text]))
      const problem = misplacedMark(items, texts) ?? wrongRemark(items, await aspectsIn(tx, actor))
      if (problem) throw new AppError('remarks-invalid', { reason: problem })
      await checkGuidelinesVersion(tx, actor, guidelinesVersion)

      const { displayOrder } = assignment
      const shown = inDisplayOrder(items, displayOrder)
      const { projectId } = actor
      const { id: rankingId } = await tx.ranking.create({
        data: {
          projectId,
          taskId,
          annotatorId: actor.userId,
          displayOrder,
          degree,
          note: note.trim(),
          guidelinesVersion,
          activeMs,
          idleMs,
        },
        select: { id: true },
      })
      await tx.rankingItem.createMany({ data: itemRows(rankingId, shown) })
      await writeComparisons(tx, { projectId, rankingId, promptId: task.promptId, degree }, shown)
      await tx.assignment.update({ where: { id: assignment.id }, data: { status: 'submitted' } })
      const rankings = await refreshStars(tx, projectId, taskId)
      if (rankings >= task.overlap) {
        await tx.rankingTask.update({ where: { id: taskId }, data: { status: 'done' } })
      }
      await discardDraft(tx, actor, 'ranking', taskId)
      await announce(tx, projectId, {
        type: 'ranking.recorded',
        data: { rankingId, taskId, promptId: task.promptId, revision: 1 },
      })
      return { rankingId, isRepeat: false }
    },
    { timeout: 20_000 },
  )
}
