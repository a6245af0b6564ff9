/** Rankings as they were made, for researchers: a page of them, newest first, or one. Annotators are pseudonyms. */
import { z } from 'zod'
import { db } from '../../db'
import { AppError } from '../../errors'
import { Ratings } from '../../schemas/aspect'
import { SpanMark } from '../../schemas/ranking'
import type { Actor } from '../actor'
import { shownPerson } from '../datasets/pseudonym'
import { type PageRequest, pageOf, pageQuery } from '../page'
import { ITEM_FIELDS } from './write-ranking'

const SHOWN = {
  id: true,
  taskId: true,
  displayOrder: true,
  degree: true,
  note: true,
  activeMs: true,
  revision: true,
  createdAt: true,
  revisedAt: true,
  task: { select: { promptId: true } },
  annotator: { select: { id: true, importedAs: true, isSimulated: true } },
  items: { orderBy: { completionId: 'asc' }, select: ITEM_FIELDS },
} as const

type Found = Awaited<ReturnType<typeof find>>[number]
const find = (actor: Actor, where: { taskId?: string; id?: string }, page: PageRequest) =>
  db().ranking.findMany({
    where: { projectId: actor.projectId, ...where },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    ...pageQuery(page),
    select: SHOWN,
  })

const shown = ({ task, annotator, items, ...ranking }: Found) => ({
  ...ranking,
  // Remarks lie in the database as JSON.
  items: items.map(({ ratings, marks, ...item }) => ({
    ...item,
    ratings: Ratings.parse(ratings),
    marks: z.array(SpanMark).parse(marks),
  })),
  promptId: task.promptId,
  annotator: shownPerson(annotator.id, annotator.importedAs),
  isSimulated: annotator.isSimulated,
})

export async function listRankings(actor: Actor, filter: { taskId?: string }, page: PageRequest) {
  const { rows, nextCursor } = pageOf(await find(actor, filter, page), page)
  return { rows: rows.map(shown), nextCursor }
}

/** @throws AppError NOT_FOUND */
export async function getRanking(actor: Actor, rankingId: string) {
  const [row] = await find(actor, { id: rankingId }, { limit: 1 })
  if (!row) throw new AppError('ranking-not-found')
  return shown(row)
}
