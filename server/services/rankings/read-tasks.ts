/** Ranking tasks for researchers: a page of them, newest first, or one. Who wrote a completion is not said here. */
import { db } from '../../db'
import { AppError } from '../../errors'
import type { Actor } from '../actor'
import { type PageRequest, pageOf, pageQuery } from '../page'

const SHOWN = {
  id: true,
  status: true,
  overlap: true,
  runId: true,
  createdAt: true,
  prompt: { select: { id: true, text: true, split: true } },
  items: { orderBy: { completionId: 'asc' }, select: { completion: { select: { id: true, text: true } } } },
  _count: { select: { rankings: true } },
} as const

type Found = Awaited<ReturnType<typeof find>>[number]
const find = (actor: Actor, where: { status?: 'open' | 'done'; id?: string }, page: PageRequest) =>
  db().rankingTask.findMany({
    where: { projectId: actor.projectId, ...where },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    ...pageQuery(page),
    select: SHOWN,
  })

const shown = ({ items, _count, ...task }: Found) => ({
  ...task,
  completions: items.map(({ completion }) => completion),
  rankings: _count.rankings,
})

export async function listTasks(actor: Actor, filter: { status?: 'open' | 'done' }, page: PageRequest) {
  const { rows, nextCursor } = pageOf(await find(actor, filter, page), page)
  return { rows: rows.map(shown), nextCursor }
}

/** @throws AppError NOT_FOUND */
export async function getTask(actor: Actor, taskId: string) {
  const [row] = await find(actor, { id: taskId }, { limit: 1 })
  if (!row) throw new AppError('ranking-task-not-found')
  return shown(row)
}
