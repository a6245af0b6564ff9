/** The workers and what they can run on. A worker not seen for fifteen seconds counts as gone. */
import { db } from '../../db'

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
  reason: string
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
      reason: best?.reason ?? 'No worker is running, so nobody knows.',
    }
  })
  const usable = named.filter(({ available }) => available).map(({ name }) => name)
  const automatic: ProviderChoice = {
    name: 'auto',
    available: usable.length > 0,
    reason:
      usable.length > 0
        ? `The best of what there is: ${usable.join(', ')}.`
        : 'No worker is running. The run waits until one starts.',
  }
  return [automatic, ...named]
}
