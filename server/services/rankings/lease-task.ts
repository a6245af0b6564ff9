/**
 * Leases a ranking task to one annotator; never one whose prompt is withdrawn, or that they reported, or that is gold.
 *
 * A task has `overlap` slots. A submitted ranking or an unexpired lease takes one; a skip frees it. The task's row is
 * locked while a slot is counted and taken, so that overlap cannot be exceeded however many people ask at once. The
 * count is repeated after the lock: the statement that found the row may have looked before another lease was committed.
 * Each attempt locks one task row only, so attempts cannot deadlock.
 */
import { randomInt } from 'node:crypto'
import { db, type Tx } from '../../db'
import { Prisma } from '../../generated/prisma/client'
import type { Actor } from '../actor'
import { isOfferedTo, offeredTo } from './offered-to'

export const LEASE_MS = 15 * 60_000
const TRANSACTION = { timeout: 20_000 }

type Attempt = { outcome: 'leased'; assignmentId: string } | { outcome: 'none' } | { outcome: 'again' }

/**
 * @param exceptTaskId the task on the desk, when the next one is fetched ahead; so a person holds two leases at most.
 * @returns the assignment's id, or null when nothing is left for this person.
 */
export async function leaseTask(
  actor: Actor,
  exceptTaskId: string | null = null,
  now: Date = new Date(),
): Promise<string | null> {
  for (;;) {
    const attempt = await db().$transaction((tx) => tryLease(tx, actor, exceptTaskId, now), TRANSACTION)
    if (attempt.outcome === 'leased') return attempt.assignmentId
    if (attempt.outcome === 'none') return null
  }
}

async function tryLease(tx: Tx, actor: Actor, exceptTaskId: string | null, now: Date): Promise<Attempt> {
  // One lease at a time per person: two tabs must get the same task.
  const lock = `lease ${actor.projectId} ${actor.userId}`
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`

  const held = await tx.assignment.findFirst({
    where: {
      userId: actor.userId,
      status: 'active',
      leasedUntil: { gt: now },
      taskId: { not: exceptTaskId ?? '' },
      task: { projectId: actor.projectId, ...offeredTo(actor.userId) },
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  })
  const leasedUntil = new Date(now.getTime() + LEASE_MS)
  if (held) {
    await tx.assignment.update({ where: { id: held.id }, data: { leasedUntil } })
    return { outcome: 'leased', assignmentId: held.id }
  }

  const search = { ...actor, exceptTaskId, now }
  const taskId = (await findCandidate(tx, search, 'skip locked')) ?? (await findCandidate(tx, search, 'wait'))
  if (!taskId) return { outcome: 'none' }
  if (!(await hasFreeSlot(tx, taskId, actor.userId, now))) return { outcome: 'again' }

  await tx.assignment.updateMany({
    where: { taskId, status: 'active', leasedUntil: { lte: now } },
    data: { status: 'expired' },
  })
  const { items } = await tx.rankingTask.findUniqueOrThrow({
    where: { id: taskId },
    select: { items: { select: { completionId: true } } },
  })
  const { id } = await tx.assignment.upsert({
    where: { taskId_userId: { taskId, userId: actor.userId } },
    create: {
      taskId,
      userId: actor.userId,
      leasedUntil,
      displayOrder: shuffled(items.map(({ completionId }) => completionId)),
    },
    update: { status: 'active', leasedUntil },
    select: { id: true },
  })
  return { outcome: 'leased', assignmentId: id }
}

interface Search extends Actor {
  exceptTaskId: string | null
  now: Date
}

/** Locks and returns a task with a free slot: one that this person had and let expire, else the oldest that is new to them. */
async function findCandidate(
  tx: Tx,
  search: Search,
  whenLocked: 'skip locked' | 'wait',
): Promise<string | null> {
  const { userId } = search
  const mine = Prisma.sql`
    exists (
      select 1 from "Assignment" mine
      where mine."userId" = ${userId} and mine."status" in ('expired', 'active') and mine."taskId" = t."id")`
  // Read once, from an index alone: whoever has done thousands passes them all before the first that is new.
  const isNew = Prisma.sql`
    t."id" not in (select mine."taskId" from "Assignment" mine where mine."userId" = ${userId})`
  return (await lockOldest(tx, search, mine, whenLocked)) ?? lockOldest(tx, search, isNew, whenLocked)
}

/** Walks the open tasks in the order of an index and stops at the first that fits, however many there are. */
async function lockOldest(
  tx: Tx,
  { projectId, userId, exceptTaskId, now }: Search,
  condition: Prisma.Sql,
  whenLocked: 'skip locked' | 'wait',
): Promise<string | null> {
  // Prisma keeps times without a zone, in UTC.
  const at = Prisma.sql`(${now.toISOString()}::timestamptz at time zone 'utc')`
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select t."id" from "RankingTask" t
    where t."projectId" = ${projectId} and t."id" <> ${exceptTaskId ?? ''}
      and ${isOfferedTo(userId)} and ${condition}
      and t."overlap" > (
        select count(*) from "Assignment" a
        where a."taskId" = t."id" and a."userId" <> ${userId}
          and (a."status" = 'submitted' or (a."status" = 'active' and a."leasedUntil" > ${at})))
    order by t."createdAt", t."id"
    limit 1 for update of t ${whenLocked === 'wait' ? Prisma.empty : Prisma.sql`skip locked`}`
  return rows[0]?.id ?? null
}

/** Whether `userId` may take (or still hold) a slot. The caller holds the lock on the task's row. */
export async function hasFreeSlot(tx: Tx, taskId: string, userId: string, now: Date): Promise<boolean> {
  const task = await tx.rankingTask.findUniqueOrThrow({
    where: { id: taskId },
    select: { status: true, overlap: true },
  })
  const taken = await tx.assignment.count({
    where: {
      taskId,
      userId: { not: userId },
      OR: [{ status: 'submitted' }, { status: 'active', leasedUntil: { gt: now } }],
    },
  })
  return task.status === 'open' && taken < task.overlap
}

/** Fisher–Yates with the system's randomness: nothing has to repeat it, because the order is stored. */
function shuffled(ids: string[]): string[] {
  const order = [...ids]
  for (let i = order.length - 1; i > 0; i--) {
    const j = randomInt(i + 1)
    ;[order[i], order[j]] = [order[j], order[i]]
  }
  return order
}
