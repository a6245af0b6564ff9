/** Runs, newest first, page by page. Probes are left out, and runs that only serve Compare unless asked for. */
import { db } from '../../db'
import { RunKind, type RunStatus } from '../../generated/prisma/client'
import type { Actor } from '../actor'
import { type PageRequest, pageOf, pageQuery } from '../page'
import { runName } from './run-name'
import { RUN_STATE } from './run-state'

/** Only sampling runs have a purpose; asking the others for theirs gives null, which is neither equal nor different. */
const NOT_FOR_COMPARE = {
  OR: [{ kind: { not: 'sample' as const } }, { NOT: { config: { path: ['purpose'], equals: 'compare' } } }],
}

export interface RunFilter extends PageRequest {
  kind?: RunKind
  status?: RunStatus
  withComparisons?: boolean
}

export async function listRuns(actor: Actor, filter: RunFilter) {
  const rows = await db().run.findMany({
    where: {
      projectId: actor.projectId,
      isProbe: false,
      ...(filter.kind && { kind: filter.kind }),
      ...(filter.status && { status: filter.status }),
      ...(!filter.withComparisons && NOT_FOR_COMPARE),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    ...pageQuery(filter),
    select: {
      ...RUN_STATE,
      kind: true,
      number: true,
      createdAt: true,
      promptIds: true,
      config: true,
      createdBy: { select: { name: true } },
    },
  })
  const page = pageOf(rows, filter)
  return {
    ...page,
    rows: page.rows.map(({ promptIds, config, ...run }) => ({
      ...run,
      name: runName(run),
      purpose: purposeOf(config),
      prompts: promptIds.length,
    })),
  }
}

/** What a sampling run is for, or the algorithm of a policy update. */
function purposeOf(config: unknown): string | null {
  if (typeof config !== 'object' || config === null) return null
  if ('purpose' in config) return String(config.purpose)
  return 'algorithm' in config ? String(config.algorithm) : null
}

/** How many runs of each kind and status, for the filter and the sidebar. */
export async function countRuns(actor: Actor) {
  const rows = await db().run.groupBy({
    by: ['kind', 'status'],
    where: {
      projectId: actor.projectId,
      isProbe: false,
      ...NOT_FOR_COMPARE,
    },
    _count: { _all: true },
  })
  const total = (keep: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(keep).reduce((sum, row) => sum + row._count._all, 0)
  return {
    total: total(() => true),
    active: total(({ status }) => status === 'waiting' || status === 'running'),
    byKind: Object.values(RunKind).map((kind) => ({ kind, count: total((row) => row.kind === kind) })),
  }
}
