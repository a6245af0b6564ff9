/**
 * Changes a ranking that the actor sent before. What it said is kept as a revision; comparisons and stars are derived
 * again. Datasets that were frozen meanwhile keep what they had.
 */
import { db } from '../../db'
import { AppError } from '../../errors'
import { RankingCorrection, type RankingCorrectionInput } from '../../schemas/ranking'
import type { Actor } from '../actor'
import { checkGuidelinesVersion } from '../annotation/check-guidelines-version'
import { wrongRemark } from '../annotation/check-remarks'
import { aspectsIn } from '../annotation/read-aspects'
import { refreshStars } from '../preferences/refresh-stars'
import { announce } from '../webhooks/announce'
import { checkRanks } from './check-ranks'
import { lockTask } from './lock-task'
import { ITEM_FIELDS, inDisplayOrder, itemRows, misplacedMark, writeComparisons } from './write-ranking'

/**
 * @throws AppError NOT_FOUND for a ranking that is not the actor's; INVALID_INPUT as for a submission; CONFLICT when it was
 * corrected since `revision`.
 */
export async function correctRanking(
  actor: Actor,
  input: RankingCorrectionInput,
  now: Date = new Date(),
): Promise<{ revision: number }> {
  const { rankingId, revision, items, degree, note, guidelinesVersion, activeMs, idleMs } =
    RankingCorrection.parse(input)
  const { projectId, userId } = actor
  const mine = { id: rankingId, projectId, annotatorId: userId }
  return db().$transaction(
    async (tx) => {
      const owned = await tx.ranking.findFirst({ where: mine, select: { taskId: true } })
      if (!owned) throw new AppError('ranking-not-found')
      await lockTask(tx, actor, owned.taskId)
      const before = await tx.ranking.findUniqueOrThrow({
        where: { id: rankingId },
        select: {
          revision: true,
          degree: true,
          note: true,
          guidelinesVersion: true,
          activeMs: true,
          idleMs: true,
          displayOrder: true,
          createdAt: true,
          revisedAt: true,
          task: { select: { promptId: true } },
          items: {
            select: {
              ...ITEM_FIELDS,
              completion: { select: { text: true } },
            },
          },
        },
      })
      if (before.revision !== revision) {
        throw new AppError('ranking-changed-meanwhile')
      }
      const texts = new Map(
        before.items.map(({ completionId, completion }) => [completionId, completion.text]),
      )
      checkRanks(owned.taskId, [...texts.keys()], items, degree)
      const problem = misplacedMark(items, texts) ?? wrongRemark(items, await aspectsIn(tx, actor))
      if (problem) throw new AppError('remarks-invalid', { reason: problem })
      await checkGuidelinesVersion(tx, actor, guidelinesVersion)

      await tx.rankingRevision.create({
        data: {
          rankingId,
          revision,
          createdAt: before.revisedAt ?? before.createdAt,
          content: {
            items: before.items.map(({ completion: _, marks, ratings, ...item }) => ({
              ...item,
              ratings: ratings ?? {},
              marks: marks ?? [],
            })),
            degree: before.degree,
            note: before.note,
            guidelinesVersion: before.guidelinesVersion,
            activeMs: before.activeMs,
            idleMs: before.idleMs,
          },
        },
      })
      const shown = inDisplayOrder(items, before.displayOrder)
      await tx.rankingItem.deleteMany({ where: { rankingId } })
      await tx.rankingItem.createMany({ data: itemRows(rankingId, shown) })
      await tx.comparison.deleteMany({ where: { rankingId } })
      await writeComparisons(tx, { projectId, rankingId, promptId: before.task.promptId, degree }, shown)
      await tx.ranking.update({
        where: { id: rankingId },
        data: {
          revision: revision + 1,
          revisedAt: now,
          degree,
          note: note.trim(),
          guidelinesVersion,
          // The time it took, all revisions together.
          activeMs: before.activeMs + activeMs,
          idleMs: before.idleMs + idleMs,
        },
      })
      await refreshStars(tx, projectId, owned.taskId)
      await announce(tx, projectId, {
        type: 'ranking.recorded',
        data: { rankingId, taskId: owned.taskId, promptId: before.task.promptId, revision: revision + 1 },
      })
      return { revision: revision + 1 }
    },
    { timeout: 20_000 },
  )
}
