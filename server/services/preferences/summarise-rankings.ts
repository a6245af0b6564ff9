/** The project's rankings in figures: how many, how much people agree, and whether the shuffled position mattered. */
import { db } from '../../db'
import { pairwiseAgreement } from '../../statistics/agreement'
import { groupBy } from '../../statistics/group-by'
import { wilsonInterval } from '../../statistics/win-rate'
import type { Actor } from '../actor'
import { NOT_GOLD } from '../rankings/offered-to'

export async function summariseRankings(actor: Actor) {
  const where = { projectId: actor.projectId }
  const [rankings, comparisons, ties, undetermined, waiting] = await Promise.all([
    db().ranking.findMany({
      where,
      select: {
        taskId: true,
        displayOrder: true,
        annotatorId: true,
        annotator: { select: { isSimulated: true } },
        items: { select: { completionId: true, rank: true, isUnacceptable: true } },
      },
    }),
    db().comparison.count({ where }),
    db().comparison.count({ where: { ...where, isTie: true } }),
    db().stars.count({ where: { ...where, isDetermined: false } }),
    db().rankingTask.count({ where: { ...where, status: 'open', ...NOT_GOLD } }),
  ])
  const tasks = groupBy(rankings, ({ taskId }) => taskId)
  return {
    rankings: rankings.length,
    simulated: rankings.filter(({ annotator }) => annotator.isSimulated).length,
    annotators: new Set(rankings.map(({ annotatorId }) => annotatorId)).size,
    comparisons,
    ties,
    undetermined,
    waiting,
    agreement: pairwiseAgreement([...tasks.values()].map((some) => some.map(({ items }) => items))),
    firstShown: firstShownBest(rankings),
  }
}

/**
 * How often the completion shown first was (one of) the best, against the share chance alone would give; a tie at the
 * top splits the credit. Null when nothing has been ranked.
 */
function firstShownBest(
  rankings: { displayOrder: string[]; items: { completionId: string; rank: number }[] }[],
) {
  if (rankings.length === 0) return null
  let share = 0
  let expected = 0
  for (const { displayOrder, items } of rankings) {
    const best = items.filter(({ rank }) => rank === 1).map(({ completionId }) => completionId)
    if (best.includes(displayOrder[0])) share += 1 / best.length
    expected += 1 / items.length
  }
  share /= rankings.length
  return { share, ...wilsonInterval(share, rankings.length), expected: expected / rankings.length }
}
