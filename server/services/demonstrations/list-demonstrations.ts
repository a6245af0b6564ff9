/** Demonstrations for researchers, newest first, page by page, with counts by origin for the filter. */
import { db } from '../../db'
import type { Origin } from '../../generated/prisma/client'
import type { DemonstrationFilter } from '../../schemas/demonstration'
import type { Actor } from '../actor'
import { pageOf, pageQuery } from '../page'
import { promptTurnCount, turnsOf } from './dialogue'

export async function listDemonstrations(actor: Actor, filter: DemonstrationFilter) {
  const { origin, authorId, review, search } = filter
  const contains = { contains: search, mode: 'insensitive' as const }
  const rows = await db().demonstration.findMany({
    where: {
      projectId: actor.projectId,
      ...(origin !== 'all' && { origin }),
      ...(authorId && { authorId }),
      // Only what people wrote here is reviewed.
      ...(review !== 'all' && { review, origin: 'person' as const }),
      ...(search && { OR: [{ instruction: contains }, { response: contains }] }),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    ...pageQuery(filter),
    select: {
      id: true,
      origin: true,
      instruction: true,
      turns: true,
      prompt: { select: { turns: true } },
      response: true,
      taskType: true,
      split: true,
      promptTokens: true,
      responseTokens: true,
      createdAt: true,
      author: { select: { id: true, name: true } },
      review: true,
      revision: true,
      revisedBy: { select: { name: true } },
      revisedAt: true,
      /** What it said before, the latest first. */
      revisions: {
        orderBy: { revision: 'desc' },
        select: {
          revision: true,
          instruction: true,
          turns: true,
          response: true,
          createdAt: true,
          writtenBy: { select: { name: true } },
        },
      },
      /** The latest first. */
      reviews: {
        orderBy: { createdAt: 'desc' },
        select: {
          id: true,
          verdict: true,
          comment: true,
          createdAt: true,
          reviewer: { select: { name: true } },
        },
      },
      /** What it was written to be better than. */
      fromCompletion: {
        select: { text: true, sourceModel: true, modelVersion: { select: { kind: true, version: true } } },
      },
    },
  })
  const page = pageOf(rows, filter)
  return {
    ...page,
    rows: page.rows.map(({ prompt, revisions, ...row }) => {
      const withTurns = (kept: Pick<typeof row, 'instruction' | 'turns'>) => turnsOf({ ...kept, prompt })
      return {
        ...row,
        /** All turns before the response, of which the first are the prompt's. */
        turns: withTurns(row),
        promptTurns: promptTurnCount({ prompt }),
        revisions: revisions.map((kept) => ({ ...kept, turns: withTurns(kept) })),
      }
    }),
  }
}

/** Counts by origin, and who has written how many. */
export async function countDemonstrations(actor: Actor) {
  const where = { projectId: actor.projectId }
  const [byOrigin, byAuthor, tokens, waiting] = await Promise.all([
    db().demonstration.groupBy({ by: ['origin'], where, _count: { _all: true } }),
    db().demonstration.groupBy({
      by: ['authorId'],
      where: { ...where, authorId: { not: null } },
      _count: { _all: true },
    }),
    db().demonstration.aggregate({ where, _avg: { responseTokens: true } }),
    db().demonstration.count({ where: { ...where, origin: 'person', review: 'waiting' } }),
  ])
  const people = await db().user.findMany({
    where: { id: { in: byAuthor.flatMap(({ authorId }) => authorId ?? []) } },
    select: { id: true, name: true },
  })
  const countOf = (origin: Origin) => byOrigin.find((row) => row.origin === origin)?._count._all ?? 0
  return {
    seed: countOf('seed'),
    person: countOf('person'),
    simulated: countOf('simulated'),
    /** For a review. */
    waiting,
    meanResponseTokens: tokens._avg.responseTokens,
    authors: people
      .map(({ id, name }) => ({
        id,
        name,
        count: byAuthor.find(({ authorId }) => authorId === id)?._count._all ?? 0,
      }))
      .sort((a, b) => b.count - a.count),
  }
}
