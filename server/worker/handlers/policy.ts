/** Policy update: by a reward model that scores fresh answers, or by rankings as they are (DPO). */
import { runFolderOf } from '../../artifacts/layout'
import { artifactPath, writeJsonl } from '../../artifacts/store'
import { db, type Tx } from '../../db'
import { message } from '../../messages/catalogue'
import { openQueue } from '../../queue/boss'
import { PolicyConfig, type RequestedProvider } from '../../schemas/run'
import { PROMPT_ROW, promptRow, rankingRows, trainPromptRows } from '../../services/datasets/dataset-rows'
import { enqueueEvaluation } from '../../services/evaluation/start-evaluation'
import { TYPED_TASK_TYPE } from '../../services/prompts/typed-prompts'
import { freezeDataset } from '../freeze-dataset'
import { type RunHandler, RunRefusedError } from './handler'
import { modelDirOf } from './model-artifact'
import { type Parent, train, trainingFolders } from './training'

const WATCHED_PROMPTS = 12

export const runPolicy: RunHandler = async (context) => {
  const { run } = context
  const { algorithm, overrides, evaluates, moreRewardModelIds } = PolicyConfig.parse(run.config)
  const model = await modelDirOf(run.projectId, run.modelVersionId, ['sft', 'policy'])
  const watched = await writeJsonl(
    runFolderOf(run.id),
    { name: 'watched-prompts' },
    await watchedPrompts(run.projectId),
  )
  const start = {
    modelDir: model.dir,
    watchedPrompts: artifactPath(watched.path),
    config: overrides,
    ...(await trainingFolders(run.id)),
  }
  const parents: Parent[] = [
    { id: model.id, role: 'initial' },
    { id: model.id, role: 'reference' },
  ]
  // Before the end's transaction, which puts the evaluation into it.
  if (evaluates) await openQueue()
  const onMade = async (tx: Tx, modelId: string) => {
    if (!evaluates) return
    const actor = { projectId: run.projectId, userId: run.createdById }
    // Nobody asked for it just now: what people start themselves goes first.
    await enqueueEvaluation(tx, actor, modelId, run.requestedProvider as RequestedProvider, 'low')
  }
  if (algorithm === 'dpo') {
    const dataset = await freezeDataset(run, 'rankings', { splits: ['train', 'validation'] }, () =>
      rankingRows(run.projectId),
    )
    if (dataset.rows === 0) throw new RunRefusedError(message('run-without-rankings'))
    return train(
      context,
      { kind: 'dpo', dataset: dataset.file, ...start },
      { kind: 'policy', parents, dataset },
      onMade,
    )
  }
  const rewards = await Promise.all(
    [run.rewardModelId, ...moreRewardModelIds].map((id) => modelDirOf(run.projectId, id, ['reward'])),
  )
  const dataset = await freezeDataset(run, 'prompts', { split: 'train' }, () =>
    trainPromptRows(run.projectId),
  )
  if (dataset.rows === 0) throw new RunRefusedError(message('run-without-training-prompts'))
  return train(
    context,
    {
      kind: 'policy',
      algorithm,
      rewardModelDirs: rewards.map(({ dir }) => dir),
      prompts: dataset.file,
      ...start,
    },
    {
      kind: 'policy',
      parents: [...parents, ...rewards.map(({ id }): Parent => ({ id, role: 'reward' }))],
      dataset,
    },
    onMade,
  )
}

/** Prompts answered again and again while the policy changes: validation prompts, one of each task type in turn. */
async function watchedPrompts(projectId: string) {
  const select = { taskType: true, ...PROMPT_ROW } as const
  const orderBy = [{ key: 'asc' }, { id: 'asc' }] as const
  const validation = await db().prompt.findMany({
    where: { projectId, split: 'validation', taskType: { not: TYPED_TASK_TYPE } },
    orderBy: [...orderBy],
    select,
  })
  const candidates = validation.length
    ? validation
    : await db().prompt.findMany({
        where: { projectId, split: 'train' },
        orderBy: [...orderBy],
        select,
        take: 200,
      })
  const byType = new Map<string, typeof candidates>()
  for (const prompt of candidates) {
    byType.set(prompt.taskType, [...(byType.get(prompt.taskType) ?? []), prompt])
  }
  const chosen: typeof candidates = []
  for (let round = 0; chosen.length < Math.min(WATCHED_PROMPTS, candidates.length); round++) {
    for (const prompts of byType.values()) {
      if (prompts[round] && chosen.length < WATCHED_PROMPTS) chosen.push(prompts[round])
    }
  }
  return chosen.map(promptRow)
}
