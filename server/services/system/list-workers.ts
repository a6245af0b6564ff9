/** The workers and what they can run on. A worker not seen for fifteen seconds counts as gone. */

import type { Message } from '../../../ml/messages/message'
import { db } from '../../db'
import { message } from '../../messages/catalogue'

const STALE_MS = 15_000

export interface WorkerStatus {
  id: string
  hostname: string
  pid: number
  providers: PrismaJson.ProviderStatuses
  startedAt: Date
  lastSeenAt: Date
  isAlive: boolean
}

/** Every known worker, living ones first. */
export async function listWorkers(now: Date = new Date()): Promise<WorkerStatus[]> {
  const rows = await db().worker.findMany({ orderBy: { startedAt: 'asc' } })
  return rows
    .map((row) => ({
      ...row,
      isAlive: now.getTime() - row.lastSeenAt.getTime() < STALE_MS,
    }))
    .sort((a, b) => Number(b.isAlive) - Number(a.isAlive))
}

export interface ProviderChoice {
  name: 'auto' | 'cpu' | 'webgpu' | 'cuda'
  available: boolean
  reason: Message
}

/** What the run form offers: a provider is available when a living worker has it; else with that worker's reason. */
export async function listProviders(now: Date = new Date()): Promise<ProviderChoice[]> {
  const alive = (await listWorkers(now)).filter(({ isAlive }) => isAlive)
  const named = (['cpu', 'webgpu', 'cuda'] as const).map((name): ProviderChoice => {
    const statuses = alive.flatMap(({ providers }) => providers.filter((status) => status.name === name))
    const best = statuses.find(({ available }) => available) ?? statuses[0]
    return {
      name,
      available: best?.available ?? false,
      reason: best?.reason ?? message('providers-unknown'),
    }
  })
  const usable = named.filter(({ available }) => available).map(({ name }) => name)
  const automatic: ProviderChoice = {
    name: 'auto',
    available: usable.length > 0,
    reason:
      usable.length > 0
        ? message('providers-best-of', { providers: usable.join(', ') })
        : message('providers-none'),
  }
  return [automatic, ...named]
}
