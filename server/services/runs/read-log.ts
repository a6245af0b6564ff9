/** Lines of a run's log, oldest first. */

import type { Message } from '../../../ml/messages/message'
import { db } from '../../db'
import type { Actor } from '../actor'
import { requireRuns } from './require-runs'

export const MAX_LINES = 500

export interface LogLine {
  /** Grows with time; a string, because it is wider than a double. */
  id: string
  level: string
  message: Message
  createdAt: Date
}

/** The last lines of the log. @throws AppError NOT_FOUND */
export async function readLog(actor: Actor, { runId }: { runId: string }): Promise<LogLine[]> {
  await requireRuns(actor, [runId])
  const rows = await db().runLog.findMany({
    where: { runId, run: { projectId: actor.projectId } },
    orderBy: { id: 'desc' },
    take: MAX_LINES,
    select: { id: true, level: true, message: true, createdAt: true },
  })
  return rows.reverse().map((row) => ({ ...row, id: String(row.id) }))
}

/** Lines after the one with this id. */
export async function readLogAfter(runId: string, id: string): Promise<LogLine[]> {
  const rows = await db().runLog.findMany({
    where: { runId, id: { gt: BigInt(id) } },
    orderBy: { id: 'asc' },
    take: MAX_LINES,
    select: { id: true, level: true, message: true, createdAt: true },
  })
  return rows.map((row) => ({ ...row, id: String(row.id) }))
}
