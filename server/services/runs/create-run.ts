/** Makes a run's row and its job in one transaction. The use cases beside this file decide what goes into it. */
import { randomInt } from 'node:crypto'
import { db, type Prisma, type Tx } from '../../db'
import { env } from '../../env'
import { openQueue } from '../../queue/boss'
import type { RequestedProvider, RunKindName, RunPriority } from '../../schemas/run'
import type { Actor } from '../actor'
import { requireProvider } from '../system/require-provider'
import { enqueueAndRemember } from './enqueue-run'

export interface NewRun {
  kind: RunKindName
  config: Prisma.InputJsonObject
  seed?: number
  provider: RequestedProvider
  modelVersionId?: string
  rewardModelId?: string
  promptIds?: string[]
  /** The frozen dataset to train on; otherwise the run freezes its own. */
  snapshotId?: string
  priority?: RunPriority
  isProbe?: boolean
}

export interface CreatedRun {
  id: string
  number: number
}

const MAX_SEED = 2_147_483_647

/** @throws AppError UNAVAILABLE when no worker has the provider */
export async function createRuns(actor: Actor, runs: readonly NewRun[]): Promise<CreatedRun[]> {
  for (const { provider } of runs) await requireProvider(provider)
  await openQueue()
  return db().$transaction(async (tx) => {
    const created: CreatedRun[] = []
    for (const run of runs) created.push(await insertRun(tx, actor, run))
    return created
  })
}

export async function createRun(actor: Actor, run: NewRun): Promise<CreatedRun> {
  const [created] = await createRuns(actor, [run])
  return created
}

/** In the caller's transaction, with a provider that is known to be there. */
export async function insertRun(
  tx: Tx,
  actor: Pick<Actor, 'projectId'> & { userId: string | null },
  run: NewRun,
): Promise<CreatedRun> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`run:${actor.projectId}`}, 0))`
  const { _max, _min } = await tx.run.aggregate({
    where: { projectId: actor.projectId, kind: run.kind },
    _max: { number: true },
    _min: { number: true },
  })
  const isProbe = run.isProbe ?? false
  const created = await tx.run.create({
    data: {
      projectId: actor.projectId,
      kind: run.kind,
      number: isProbe ? Math.min(_min.number ?? 0, 0) - 1 : Math.max(_max.number ?? 0, 0) + 1,
      isProbe,
      config: run.config,
      seed: run.seed ?? randomInt(MAX_SEED),
      commit: env().LAUREL_COMMIT ?? null,
      requestedProvider: run.provider,
      modelVersionId: run.modelVersionId ?? null,
      rewardModelId: run.rewardModelId ?? null,
      promptIds: run.promptIds ?? [],
      snapshotId: run.snapshotId ?? null,
      createdById: actor.userId,
      priority: run.priority ?? 'normal',
    },
    select: { id: true, number: true },
  })
  await enqueueAndRemember(tx, created.id, run.priority ?? 'normal')
  return created
}
