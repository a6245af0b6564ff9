/** Reward model: the policy's backbone with a scalar head, taught by rankings. */

import { message } from '../../messages/catalogue'
import { RewardConfig } from '../../schemas/run'
import { rankingRows } from '../../services/datasets/dataset-rows'
import { freezeDataset } from '../freeze-dataset'
import { type RunHandler, RunRefusedError } from './handler'
import { modelDirOf } from './model-artifact'
import { train, trainingFolders } from './training'

export const runReward: RunHandler = async (context) => {
  const { run } = context
  const { overrides } = RewardConfig.parse(run.config)
  const model = await modelDirOf(run.projectId, run.modelVersionId, ['base', 'sft', 'policy'])
  const dataset = await freezeDataset(run, 'rankings', { splits: ['train', 'validation'] }, () =>
    rankingRows(run.projectId),
  )
  if (dataset.rows === 0) throw new RunRefusedError(message('run-without-rankings'))
  return train(
    context,
    {
      kind: 'reward',
      modelDir: model.dir,
      dataset: dataset.file,
      config: overrides,
      ...(await trainingFolders(run.id)),
    },
    { kind: 'reward', parents: [{ id: model.id, role: 'initial' }], dataset },
  )
}
