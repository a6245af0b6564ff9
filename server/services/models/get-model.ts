/** One model version: where it comes from, how it was made, what was made from it. */
import { artifactBytes } from '../../artifacts/store'
import { db } from '../../db'
import { AppError } from '../../errors'
import type { Actor } from '../actor'
import { runName } from '../runs/run-name'
import { promotionSlotOf } from './promotion-slot'
import { readModelCard } from './read-model-card'
import { readTrainingRecord } from './read-training-record'

const VERSION = { id: true, kind: true, version: true } as const

/** @throws AppError NOT_FOUND */
export async function getModel(actor: Actor, { modelId }: { modelId: string }) {
  const model = await db().modelVersion.findFirst({
    where: { id: modelId, projectId: actor.projectId },
    select: {
      ...VERSION,
      artifactPath: true,
      weightsSha256: true,
      parameters: true,
      datasetHash: true,
      config: true,
      seed: true,
      commit: true,
      metrics: true,
      notes: true,
      notesAt: true,
      notesBy: { select: { name: true } },
      retiredAt: true,
      promotion: { select: { slot: true } },
      decisions: {
        orderBy: { id: 'desc' },
        select: { id: true, kind: true, reason: true, createdAt: true, madeBy: { select: { name: true } } },
      },
      createdAt: true,
      run: {
        select: {
          id: true,
          kind: true,
          number: true,
          status: true,
          outcome: true,
          executionProvider: true,
          startedAt: true,
          finishedAt: true,
          createdBy: { select: { name: true } },
          snapshot: { select: { id: true, kind: true, rows: true } },
        },
      },
      parents: { select: { role: true, parent: { select: VERSION } } },
      children: { select: { role: true, child: { select: VERSION } } },
      _count: { select: { completions: true } },
    },
  })
  if (!model) throw new AppError('model-version-not-found')
  const { run, _count, config, metrics, promotion, decisions, notesBy, ...rest } = model
  const promoted = await db().promotion.findUnique({
    where: { projectId_slot: { projectId: actor.projectId, slot: promotionSlotOf(model.kind) } },
    select: { modelVersion: { select: VERSION } },
  })
  return {
    ...rest,
    config: config as Record<string, unknown>,
    metrics,
    run: run && { ...run, name: runName(run) },
    notesBy: notesBy?.name ?? null,
    isPromoted: promotion !== null,
    /** The promoted version of its promotion slot, this one or another. */
    promoted: promoted?.modelVersion ?? null,
    decisions: decisions.map(({ id, madeBy, ...decision }) => ({
      ...decision,
      id: String(id),
      madeBy: madeBy.name,
    })),
    bytes: await artifactBytes(model.artifactPath),
    card: await readModelCard(actor, { modelId }),
    completions: _count.completions,
    lineage: await lineageOf(actor, model.id),
    pretraining: model.kind === 'base' ? await readTrainingRecord(model.artifactPath) : null,
  }
}

export interface LineageEntry {
  id: string
  kind: 'base' | 'sft' | 'reward' | 'policy'
  version: number
}

/** Every ancestor and the version itself, oldest first. */
export async function lineageOf(actor: Actor, modelId: string): Promise<LineageEntry[]> {
  return db().$queryRaw<LineageEntry[]>`
    with recursive ancestors(id) as (
      select ${modelId}::text
      union
      select p."parentId" from "ModelParent" p join ancestors a on p."childId" = a.id
    )
    select m.id, m.kind::text as kind, m.version
    from "ModelVersion" m join ancestors using (id)
    where m."projectId" = ${actor.projectId}
    order by m."createdAt", m.id`
}
