/**
 * Ranked prompts for researchers: each completion with its stars, standard error, the simple conversion beside it, who
 * wrote it, what was marked in it, and who ranked it where, now and before a correction. Twenty a page, the most recently
 * created task first.
 */
import { z } from 'zod'
import { db } from '../../db'
import { Ratings } from '../../schemas/aspect'
import { RankedItem, SpanMark } from '../../schemas/ranking'
import { kendallTauB } from '../../statistics/agreement'
import type { Actor } from '../actor'
import { ITEM_FIELDS } from '../rankings/write-ranking'

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
      goldTasks: { where: { retiredAt: null }, select: { id: true, rankingId: true, reason: true } },
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
          degree: true,
          guidelinesVersion: true,
          annotator: { select: { name: true, isSimulated: true } },
          items: {
            select: ITEM_FIELDS,
          },
          revisions: {
            orderBy: { revision: 'desc' },
            select: { revision: true, createdAt: true, content: true },
          },
        },
      },
    },
  })
  const page = tasks.slice(0, PAGE)
  return {
    tasks: page.map(({ id, overlap, prompt, goldTasks, items, rankings }) => {
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
          ...remarksOn(completion, rankings),
        }))
      const letterOf = new Map(completions.map((completion) => [completion.id, completion.letter]))
      return {
        id,
        overlap,
        prompt,
        /** The ranking that people practise on, while one is. */
        gold: goldTasks[0] ?? null,
        completions,
        tau: meanTau(rankings.map((ranking) => ranking.items)),
        rankings: rankings.map((ranking) => ({
          id: ranking.id,
          createdAt: ranking.createdAt,
          note: ranking.note,
          activeMs: ranking.activeMs,
          annotator: ranking.annotator,
          degree: ranking.degree,
          guidelinesVersion: ranking.guidelinesVersion,
          ...orderOf(ranking.items, letterOf),
          /** What it said before its corrections, the latest first. */
          revisions: ranking.revisions.flatMap(({ revision, createdAt, content }) => {
            const before = EarlierRanking.safeParse(content)
            if (!before.success) return []
            const { items: ranked, degree, note } = before.data
            return [{ revision, createdAt, degree, note, ...orderOf(ranked, letterOf) }]
          }),
        })),
      }
    }),
    nextCursor: tasks.length > PAGE ? (page.at(-1)?.id ?? null) : null,
  }
}

const EarlierRanking = z.object({
  items: z.array(RankedItem),
  degree: z.number().nullable(),
  note: z.string(),
})

interface Placed {
  completionId: string
  rank: number
  isUnacceptable: boolean
}

/** Letters by tier, best first, and those that are in no tier because they were called unacceptable. */
function orderOf(items: readonly Placed[], letterOf: ReadonlyMap<string, string>) {
  const tiers: string[][] = []
  const unacceptable: string[] = []
  for (const { completionId, rank, isUnacceptable } of items) {
    const letter = letterOf.get(completionId) ?? '?'
    if (isUnacceptable) unacceptable.push(letter)
    else {
      tiers[rank - 1] ??= []
      tiers[rank - 1].push(letter)
    }
  }
  return { tiers: tiers.map((tier) => tier.sort()), unacceptable: unacceptable.sort() }
}

interface RemarksOfOne {
  annotator: { name: string }
  items: (Placed & { flags: string[]; ratings: unknown; marks: unknown })[]
}

/** What people said of one completion, apart from its rank. Marks come in the order of the text, with their words. */
function remarksOn({ id, text }: { id: string; text: string }, rankings: readonly RemarksOfOne[]) {
  const said = rankings.flatMap(({ annotator, items }) => {
    const item = items.find(({ completionId }) => completionId === id)
    return item ? [{ ...item, by: annotator.name }] : []
  })
  return {
    flags: said.flatMap(({ flags }) => flags),
    /** What each person gave, by the rating's code. */
    ratings: valuesByCode(said.map(({ ratings }) => Ratings.safeParse(ratings).data ?? {})),
    unacceptable: said.filter(({ isUnacceptable }) => isUnacceptable).length,
    marks: said
      .flatMap(({ marks, by }) =>
        (z.array(SpanMark).safeParse(marks).data ?? []).map(({ start, end, reason, note }) => ({
          start,
          quote: text.slice(start, end),
          reason,
          note,
          by,
        })),
      )
      .sort((one, other) => one.start - other.start),
  }
}

function valuesByCode(given: readonly Ratings[]): Record<string, number[]> {
  const values: Record<string, number[]> = {}
  for (const ratings of given) {
    for (const [code, value] of Object.entries(ratings)) values[code] = [...(values[code] ?? []), value]
  }
  return values
}

/** Mean Kendall τ-b over pairs of annotators; null when there is no pair with an order to compare. */
function meanTau(rankings: { completionId: string; rank: number }[][]): number | null {
  const taus = rankings.flatMap((first, i) =>
    rankings.slice(i + 1).flatMap((second) => kendallTauB(first, second) ?? []),
  )
  return taus.length ? taus.reduce((sum, tau) => sum + tau, 0) / taus.length : null
}
