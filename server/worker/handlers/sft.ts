/** Supervised fine-tuning: demonstrations make a base or SFT model answer. */

import { message } from '../../messages/catalogue'
import { SftConfig } from '../../schemas/run'
import { demonstrationRows } from '../../services/datasets/dataset-rows'
import { freezeDataset } from '../freeze-dataset'
import { type RunHandler, RunRefusedError } from './handler'
import { modelDirOf } from './model-artifact'
import { train, trainingFolders } from './training'

export const runSft: RunHandler = async (context) => {
  const { run } = context
  const { overrides, includeSeeds } = SftConfig.parse(run.config)
  const model = await modelDirOf(run.projectId, run.modelVersionId, ['base', 'sft', 'policy'])
  const dataset = await freezeDataset(run, 'demonstrations', { includeSeeds }, () =>
    demonstrationRows(run.projectId, includeSeeds),
  )
  if (dataset.rows === 0) throw new RunRefusedError(message('run-without-demonstrations'))
  return train(
    context,
    {
      kind: 'sft',
      modelDir: model.dir,
      dataset: dataset.file,
      config: overrides,
      ...(await trainingFolders(run.id)),
    },
    { kind: 'sft', parents: [{ id: model.id, role: 'initial' }], dataset },
  )
}
