/** Starts pre-training on a mix of texts. */
import { db } from '../../db'
import { AppError } from '../../errors'
import { StartPretrain } from '../../schemas/run'
import type { Actor } from '../actor'
import { requireVersion } from '../models/require-version'
import { type CreatedRun, createRun } from './create-run'
import { checkOverrides } from './resolve-overrides'

/** @throws AppError NOT_FOUND, INVALID_INPUT, UNAVAILABLE provider */
export async function startPretrain(actor: Actor, request: StartPretrain): Promise<CreatedRun> {
  const { modelVersionId, startsFrom, mix, overrides, ...common } = StartPretrain.parse(request)
  checkOverrides('pretrain', overrides)
  await requireVersion(actor, modelVersionId, ['base'])
  const textIds = mix.flatMap(({ source }) => ('textId' in source ? [source.textId] : []))
  const found = await db().textSource.count({
    where: { id: { in: textIds }, projectId: actor.projectId, retiredAt: null },
  })
  if (found !== textIds.length) throw new AppError('mix-text-not-found')
  return createRun(actor, {
    kind: 'pretrain',
    config: { overrides, startsFrom, mix },
    modelVersionId,
    ...common,
  })
}
