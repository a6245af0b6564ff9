/** Pre-training: a base model from a mix of texts. */
import { createHash } from 'node:crypto'
import type { MixSource } from '../../../ml/contract'
import { GENERATED_LICENCE } from '../../../ml/trainers/configs/pretrain-config'
import { artifactPath } from '../../artifacts/store'
import { db } from '../../db'
import { message } from '../../messages/catalogue'
import { type MixPart, PretrainConfig } from '../../schemas/run'
import { runName } from '../../services/runs/run-name'
import { type RunHandler, RunRefusedError } from './handler'
import { modelDirOf } from './model-artifact'
import { train, trainingFolders } from './training'

export const runPretrain: RunHandler = async (context) => {
  const { run } = context
  const { overrides, startsFrom, mix } = PretrainConfig.parse(run.config)
  const model = await modelDirOf(run.projectId, run.modelVersionId, ['base'])
  const sources = await Promise.all(mix.map((part) => openSource(run.projectId, part)))
  const decisive = sources.map(({ mixed: { name, share }, hash }) => ({ name, share, hash }))
  return train(
    context,
    {
      kind: 'pretrain',
      modelDir: model.dir,
      startsFrom,
      mix: sources.map(({ mixed }) => mixed),
      stage: runName(run),
      ...(run.commit && { commit: run.commit }),
      config: overrides,
      ...(await trainingFolders(run.id)),
    },
    {
      kind: 'base',
      // A model from nothing has only its tokenizer in common with another.
      parents: startsFrom === 'weights' ? [{ id: model.id, role: 'initial' }] : [],
      dataset: { hash: createHash('sha256').update(JSON.stringify(decisive)).digest('hex') },
    },
  )
}

async function openSource(
  projectId: string,
  { source, share }: MixPart,
): Promise<{ mixed: MixSource; hash: string }> {
  if ('stage' in source)
    return {
      mixed: {
        name: `generated simple English, ${source.stage}`,
        licence: GENERATED_LICENCE,
        share,
        text: { stage: source.stage },
      },
      hash: `generated ${source.stage}`,
    }
  const text = await db().textSource.findFirst({ where: { id: source.textId, projectId } })
  if (!text) throw new RunRefusedError(message('run-without-text'))
  return {
    mixed: { name: text.name, licence: text.licence, share, text: { file: artifactPath(text.artifactPath) } },
    hash: text.hash,
  }
}
