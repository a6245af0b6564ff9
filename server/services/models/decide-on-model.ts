/**
 * Promotes, retires and restores versions. Each decision is kept with who and why; the version itself does not change.
 * One version at most is promoted in each promotion slot (`promotion-slot.ts`): promoting another one replaces it.
 */
import { db, type Tx } from '../../db'
import { AppError } from '../../errors'
import type { DecisionKind } from '../../generated/prisma/client'
import type { DecideOnModel } from '../../schemas/model'
import type { Actor } from '../actor'
import { modelName } from './model-name'
import { promotionSlotOf } from './promotion-slot'

/** @throws AppError NOT_FOUND, or CONFLICT when the decision says nothing new or contradicts another */
export async function decideOnModel(actor: Actor, { modelId, decision, reason }: DecideOnModel) {
  await db().$transaction(async (tx) => {
    // Two decisions of a project at the same time would not see each other.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`decision:${actor.projectId}`}, 0))`
    const model = await tx.modelVersion.findFirst({
      where: { id: modelId, projectId: actor.projectId },
      select: {
        id: true,
        kind: true,
        version: true,
        retiredAt: true,
        promotion: { select: { slot: true } },
      },
    })
    if (!model) throw new AppError('model-version-not-found')
    await DECISIONS[decision](tx, actor, model, reason)
  })
}

type Model = Parameters<typeof modelName>[0] & {
  id: string
  retiredAt: Date | null
  promotion: object | null
}
type Decide = (tx: Tx, actor: Actor, model: Model, reason: string) => Promise<void>

const DECISIONS: Record<DecideOnModel['decision'], Decide> = {
  async promote(tx, actor, model, reason) {
    const name = modelName(model)
    if (model.promotion) throw new AppError('model-promoted-already', { name })
    if (model.retiredAt) throw new AppError('model-retired', { name })
    const key = { projectId: actor.projectId, slot: promotionSlotOf(model.kind) }
    const before = await tx.promotion.findUnique({
      where: { projectId_slot: key },
      select: { modelVersionId: true },
    })
    await tx.promotion.upsert({
      where: { projectId_slot: key },
      create: { ...key, modelVersionId: model.id },
      update: { modelVersionId: model.id },
    })
    if (before) await keep(tx, actor, before.modelVersionId, 'replaced', `By ${name}: ${reason}`)
    await keep(tx, actor, model.id, 'promoted', reason)
  },
  async retire(tx, actor, model, reason) {
    const name = modelName(model)
    if (model.retiredAt) throw new AppError('model-retired-already', { name })
    if (model.promotion) throw new AppError('model-promoted', { name })
    await tx.modelVersion.update({ where: { id: model.id }, data: { retiredAt: new Date() } })
    await keep(tx, actor, model.id, 'retired', reason)
  },
  async restore(tx, actor, model, reason) {
    if (!model.retiredAt) throw new AppError('model-not-retired', { name: modelName(model) })
    await tx.modelVersion.update({ where: { id: model.id }, data: { retiredAt: null } })
    await keep(tx, actor, model.id, 'restored', reason)
  },
}

const keep = (tx: Tx, actor: Actor, modelVersionId: string, kind: DecisionKind, reason: string) =>
  tx.modelDecision.create({ data: { modelVersionId, kind, reason, madeById: actor.userId } })
