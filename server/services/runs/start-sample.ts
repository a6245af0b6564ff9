/** Starts sampling: K completions of chosen prompts from one or several models, for ranking, the arena, or a study. */
import { randomInt } from 'node:crypto'
import type { z } from 'zod'
import { AppError } from '../../errors'
import { ANSWERS_MAX, StartSample } from '../../schemas/run'
import type { Actor } from '../actor'
import { requireRemoteModels } from '../model-servers/remote-models'
import { requireVersion } from '../models/require-version'
import { choosePrompts } from '../sampling/choose-prompts'
import { type CreatedRun, createRun } from './create-run'

/** @throws AppError NOT_FOUND, INVALID_INPUT, CONFLICT when no prompt fits, UNAVAILABLE provider */
export async function startSample(actor: Actor, request: StartSample): Promise<CreatedRun> {
  const parsed = StartSample.parse(request)
  await requireSources(actor, parsed)
  const seed = parsed.seed ?? randomInt(2_147_483_647)
  const promptIds = await choosePrompts(actor, parsed.prompts, seed)
  return createRun(actor, {
    kind: 'sample',
    config: {
      purpose: parsed.purpose,
      completionsPerPrompt: parsed.completionsPerPrompt,
      settings: parsed.settings,
      overlap: parsed.overlap,
      groupId: null,
      alsoFrom: parsed.alsoFrom,
      stop: parsed.stop,
      dropsNearIdentical: parsed.dropsNearIdentical,
    },
    seed,
    provider: parsed.provider,
    priority: parsed.priority,
    modelVersionId: parsed.modelVersionId,
    promptIds,
  })
}

/** @throws AppError NOT_FOUND, INVALID_INPUT when nobody answers, somebody twice, or all together too often */
async function requireSources(
  actor: Actor,
  { modelVersionId, completionsPerPrompt, alsoFrom }: z.output<typeof StartSample>,
): Promise<void> {
  const versions = [
    modelVersionId,
    ...alsoFrom.map(({ model }) => 'modelVersionId' in model && model.modelVersionId),
  ].filter((id) => typeof id === 'string')
  const remote = alsoFrom.flatMap(({ model }) => ('remoteModelId' in model ? [model.remoteModelId] : []))
  const all = [...versions, ...remote]
  if (all.length === 0) throw new AppError('no-model-chosen')
  if (new Set(all).size < all.length) throw new AppError('model-chosen-twice')
  const answers = alsoFrom.reduce(
    (total, source) => total + source.completionsPerPrompt,
    modelVersionId === undefined ? 0 : completionsPerPrompt,
  )
  if (answers > ANSWERS_MAX) throw new AppError('too-many-answers', { limit: ANSWERS_MAX, count: answers })
  for (const id of versions) await requireVersion(actor, id, ['base', 'sft', 'policy'])
  await requireRemoteModels(actor, remote)
}
