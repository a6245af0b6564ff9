/** Model versions as other programs name them: `sft-v2`, `policy-v1`, `base`; an id will do as well. */
import { AppError } from '../errors'
import type { Actor } from '../services/actor'
import { listModels } from '../services/models/list-models'
import { modelName } from '../services/models/model-name'

export type ServedVersion = Awaited<ReturnType<typeof listModels>>[number] & { name: string }

/** Those whose files can be asked, the newest first. */
export async function servedVersions(actor: Actor): Promise<ServedVersion[]> {
  return (await listModels(actor)).map((version) => ({
    ...version,
    name: modelName(version).toLowerCase().replaceAll(' ', '-'),
  }))
}

/** @throws AppError NOT_FOUND, INVALID_INPUT for a version that cannot do what is asked */
export async function findVersion(
  actor: Actor,
  asked: string,
  task: 'writes' | 'scores',
): Promise<ServedVersion> {
  const version = (await servedVersions(actor)).find(({ id, name }) => asked === name || asked === id)
  if (!version) throw new AppError('model-version-unknown', { name: asked.slice(0, 100) })
  if ((version.kind === 'reward') !== (task === 'scores'))
    throw new AppError(version.kind === 'reward' ? 'model-writes-nothing' : 'model-gives-no-scores', {
      name: version.name,
    })
  return version
}

/** The promoted reward model, or the newest. @throws AppError NOT_FOUND when there is none */
export async function usualRewardModel(actor: Actor): Promise<ServedVersion> {
  const versions = (await servedVersions(actor)).filter(
    ({ kind, retiredAt }) => kind === 'reward' && retiredAt === null,
  )
  const usual = versions.find(({ isPromoted }) => isPromoted) ?? versions[0]
  if (!usual) throw new AppError('no-reward-model')
  return usual
}
