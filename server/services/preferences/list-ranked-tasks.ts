/**
 * Ranked prompts for researchers: each completion with its stars, standard error, the simple conversion beside it, who
 * wrote it and who ranked it where. Twenty a page, the most recently created task first.
 */
import { db } from '../../db'
import { kendallTauB } from '../../preferences/agreement'
import type { Actor } from '../actor'

const PAGE = 20

export async function listRankedTasks(
  actor: Actor,
  { cursor, search }: { cursor?: string | null; search: string },
) {
  const tasks = await db().rankingTask.findMany({
    where: {
      projectId: actor.projectId,
      rankings: { some: {} },
      ...(search && { prompt: { text: { contains: search, mode: 'insensitive' } } }),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: PAGE + 1,
    ...(cursor && { cursor: { id: cursor }, skip: 1 }),
    select: {
      id: true,
      overlap: true,
      prompt: { select: { text: true, taskType: true, split: true } },
      items: {
        select: {
          completion: {
            select: {
              id: true,
              text: true,
              modelVersion: { select: { kind: true, version: true } },
              stars: {
                select: { stars: true, standardError: true, simpleStars: true, isDetermined: true },
              },
            },
          },
        },
      },
      rankings: {
        orderBy: { createdAt: 'asc' },
        select: {
          id: true,
          createdAt: true,
          note: true,
          activeMs: true,
          annotator: { select: { name: true, isSimulated: true } },
          items: { select: { completionId: true, rank: true, flags: true } },
        },
      },
    },
  })
  const page = tasks.slice(0, PAGE)
  return {
    tasks: page.map(({ id, overlap, prompt, items, rankings }) => {
      const completions = items
        .map(({ completion }) => completion)
        .sort((a, b) => (b.stars?.stars ?? 0) - (a.stars?.stars ?? 0))
        .map((completion, index) => ({
          id: completion.id,
          // Names in this list only; annotators saw other letters, each in their own order.
          letter: String.fromCharCode(65 + index),
          text: completion.text,
          model: completion.modelVersion,
          stars: completion.stars,
          flags: rankings.flatMap(
            (ranking) =>
              ranking.items.find(({ completionId }) => completionId === completion.id)?.flags ?? [],
          ),
        }))
      const letterOf = new Map(completions.map((completion) => [completion.id, completion.letter]))
      return {
        id,
        overlap,
        prompt,
        completions,
        tau: meanTau(rankings.map((ranking) => ranking.items)),
        rankings: rankings.map((ranking) => ({
          id: ranking.id,
          createdAt: ranking.createdAt,
          note: ranking.note,
          activeMs: ranking.activeMs,
          annotator: ranking.annotator,
          tiers: tiersOf(ranking.items, letterOf),
        })),
      }
    }),
    nextCursor: tasks.length > PAGE ? (page.at(-1)?.id ?? null) : null,
  }
}

function tiersOf(items: { completionId: string; rank: number }[], letterOf: Map<string, string>): string[][] {
  const tiers: string[][] = []
  for (const { completionId, rank } of items) {
    tiers[rank - 1] ??= []
    tiers[rank - 1].push(letterOf.get(completionId) ?? '?')
  }
  return tiers.map((tier) => tier.sort())
}

/** Mean Kendall τ-b over pairs of annotators; null when there is no pair with an order to compare. */
function meanTau(rankings: { completionId: string; rank: number }[][]): number | null {
  const taus = rankings.flatMap((first, i) =>
    rankings.slice(i + 1).flatMap((second) => kendallTauB(first, second) ?? []),
  )
  return taus.length ? taus.reduce((sum, tau) => sum + tau, 0) / taus.length : null
}
