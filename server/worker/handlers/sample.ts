/**
 * Sampling: completions of chosen prompts by one or several models, and what they are for: ranking tasks, a comparison,
 * arena matches. A comparison is scored by the project's newest reward model in the same run.
 */

import type { TaskEnd } from '../../../ml/contract'
import { type Message, together } from '../../../ml/messages/message'
import { runFolderOf } from '../../artifacts/layout'
import { removeArtifact, writeJsonl } from '../../artifacts/store'
import { storableMessage } from '../../database/storable-text'
import { db, type Tx } from '../../db'
import { known } from '../../errors'
import { message } from '../../messages/catalogue'
import { createPace, type Pace } from '../../remote-models/pace'
import { SampleConfig, type SampleSource } from '../../schemas/run'
import { createMatches } from '../../services/arena/create-matches'
import { promptRowsById } from '../../services/datasets/dataset-rows'
import { findRemoteModels } from '../../services/model-servers/remote-models'
import { freezeSets } from '../../services/prompt-sets/freeze-set'
import { keepUse } from '../../services/prompt-sets/used-versions'
import { runName } from '../../services/runs/run-name'
import { createRankingTasks } from '../../services/sampling/create-ranking-tasks'
import { sampleLocally } from '../sampling/sample-locally'
import { sampleRemotely } from '../sampling/sample-remotely'
import type { SampledAnswer } from '../sampling/sampled-answer'
import { type RunContext, type RunHandler, RunRefusedError } from './handler'
import { scoreRows } from './score'

export const runSample: RunHandler = async (context) => {
  const { run } = context
  const config = SampleConfig.parse(run.config)
  const prompts = await promptRowsById(run.projectId, run.promptIds)
  if (prompts.length === 0) throw new RunRefusedError(message('run-without-prompts'))
  const folder = runFolderOf(run.id)
  const { path } = await writeJsonl(folder, { name: 'prompts' }, prompts)
  const setVersions = await versionsOfSets(run)

  const { answers, problems, isStopped } = await answersOfAll(context, config, path, prompts.length)
  if (answers.length === 0) {
    await removeArtifact(folder)
    const why = problems.length > 0 ? problems : [message(isStopped ? 'run-stopped' : 'no-model-answered')]
    return isStopped
      ? { status: 'stopped', outcome: together(...why, message('nothing-kept')) }
      : { status: 'failed', outcome: together(...why) }
  }

  const rewardModel = config.purpose === 'compare' ? await newestRewardModel(run.projectId) : null
  const textOf = new Map(prompts.map(({ promptId, prompt }) => [promptId, prompt]))
  const scores =
    rewardModel &&
    (await scoreRows(
      context,
      rewardModel.artifactPath,
      answers.map(({ promptId, index, tokenIds, finishReason }) => ({
        id: `${promptId}/${index}`,
        prompt: textOf.get(promptId) ?? '',
        tokenIds,
        finishReason,
      })),
    ))
  await removeArtifact(folder)

  const told = [...(isStopped ? [message('run-stopped-with-answers')] : []), ...problems]
  return {
    status: isStopped ? 'stopped' : 'done',
    outcome: told.length > 0 ? together(...told) : null,
    async write(tx) {
      const completions = await keepCompletions(tx, context.run, config, answers)
      await keepUse(tx, { runId: run.id }, setVersions)
      if (rewardModel && scores) {
        await tx.score.createMany({
          data: completions.map(({ id, promptId, index }) => ({
            completionId: id,
            rewardModelId: rewardModel.id,
            score: known(scores, `${promptId}/${index}`),
          })),
        })
      }
      if (config.purpose === 'ranking') {
        const { tasks, promptsWithoutTask } = await createRankingTasks(tx, {
          projectId: run.projectId,
          runId: run.id,
          overlap: config.overlap,
          dropsNearIdentical: config.dropsNearIdentical,
          completions,
        })
        const outcome = together(
          message('ranking-tasks-made', { answers: completions.length, tasks }),
          ...(promptsWithoutTask > 0
            ? [message('prompts-without-task', { prompts: promptsWithoutTask })]
            : []),
          ...problems,
        )
        await tx.run.update({ where: { id: run.id }, data: { outcome: storableMessage(outcome) } })
      }
    },
    async afterwards() {
      if (config.purpose === 'arena' && config.groupId) await matchArenaGroup(run, config.groupId)
    },
  }
}

/** Freezes the sets that the run's prompts are of, so that it can be said what they were. */
async function versionsOfSets(run: RunContext['run']) {
  const sets = await db().prompt.findMany({
    where: { projectId: run.projectId, id: { in: run.promptIds } },
    distinct: ['promptSetId'],
    select: { promptSetId: true },
  })
  return freezeSets(
    sets.map(({ promptSetId }) => promptSetId),
    { reason: 'forRun', note: runName(run), createdById: run.createdById },
  )
}

interface Sampled {
  answers: SampledAnswer[]
  /** What did not answer and why. */
  problems: Message[]
  /** A person stopped the run. */
  isStopped: boolean
}

/** Our own versions answer one after the other on this machine, and all servers beside them. */
async function answersOfAll(
  context: RunContext,
  config: SampleConfig,
  promptsFile: string,
  prompts: number,
): Promise<Sampled> {
  const sources = sourcesOf(context.run.modelVersionId, config)
  const local = sources.flatMap(({ model, ...source }) =>
    'modelVersionId' in model ? [{ ...source, ...model }] : [],
  )
  const remote = sources.flatMap(({ model, ...source }) =>
    'remoteModelId' in model ? [{ ...source, ...model }] : [],
  )
  const onProgressOf = progressOf(context, sources.length, prompts)

  if (remote.length === 0 && local.length === 1) {
    const { end, answers } = await sampleLocally(context, { ...local[0], prompts: promptsFile, config })
    return { answers, ...endOf(end) }
  }
  const models = await findRemoteModels(
    context.run,
    remote.map(({ remoteModelId }) => remoteModelId),
  )
  const paces = new Map<string, Pace>()
  for (const { server } of models) if (!paces.has(server.id)) paces.set(server.id, createPace(server))

  const ofServers = context.runOutside((signal) =>
    Promise.all(
      models.map((model, i) => {
        const pace = known(paces, model.serverId)
        return sampleRemotely(
          context,
          { ...remote[i], model, config, pace, onProgress: onProgressOf() },
          signal,
        )
      }),
    ),
  )
  // It is waited for below; a failure meanwhile is not a crash of the worker.
  ofServers.catch(() => undefined)
  const all: Sampled = { answers: [], problems: [], isStopped: false }
  for (const source of local) {
    const { end, answers } = await sampleLocally(context, {
      ...source,
      prompts: promptsFile,
      config,
      onProgress: onProgressOf(),
    })
    const { problems, isStopped } = endOf(end)
    all.answers.push(...answers)
    all.problems.push(...problems)
    all.isStopped ||= isStopped
  }
  const { result, isStopped } = await ofServers
  all.isStopped ||= isStopped
  for (const { answers, problem } of result) {
    all.answers.push(...answers)
    if (problem !== null) all.problems.push(problem)
  }
  return all
}

const endOf = (end: TaskEnd) => ({
  problems: end.type === 'finished' ? [] : [end.message],
  isStopped: end.type === 'stopped',
})

/** Everybody who answers, with the index of their first answer to each prompt. */
function sourcesOf(
  modelVersionId: string | null,
  config: SampleConfig,
): (SampleSource & { firstIndex: number })[] {
  const own = {
    model: { modelVersionId: modelVersionId ?? '' },
    completionsPerPrompt: config.completionsPerPrompt,
  }
  const all: SampleSource[] = [...(modelVersionId === null ? [] : [own]), ...config.alsoFrom]
  let firstIndex = 0
  return all.map((source) => {
    const placed = { ...source, firstIndex }
    firstIndex += source.completionsPerPrompt
    return placed
  })
}

/** Makes one progress of many: each caller says how many prompts its model has answered. */
function progressOf(context: RunContext, models: number, prompts: number) {
  const answered: number[] = []
  return () => {
    const mine = answered.push(0) - 1
    return (count: number) => {
      answered[mine] = count
      context.progress(
        answered.reduce((total, one) => total + one, 0),
        models * prompts,
      )
    }
  }
}

/** Once both models of an arena round have answered, their answers are paired. */
async function matchArenaGroup(
  run: { projectId: string; createdById: string | null },
  groupId: string,
): Promise<void> {
  const runs = await db().run.findMany({
    where: {
      projectId: run.projectId,
      kind: 'sample',
      config: { path: ['groupId'], equals: groupId },
      status: 'done',
    },
    select: { modelVersionId: true },
  })
  const [modelAId, modelBId] = runs.map(({ modelVersionId }) => modelVersionId)
  if (!modelAId || !modelBId) return
  const actor = { projectId: run.projectId, userId: run.createdById ?? '', role: 'researcher' as const }
  await createMatches(actor, { modelAId, modelBId })
}

function newestRewardModel(projectId: string) {
  return db().modelVersion.findFirst({
    where: { projectId, kind: 'reward' },
    orderBy: { version: 'desc' },
    select: { id: true, artifactPath: true },
  })
}

async function keepCompletions(
  tx: Tx,
  run: { id: string; projectId: string; seed: number },
  config: SampleConfig,
  answers: readonly SampledAnswer[],
) {
  await tx.completion.createMany({
    data: answers.map((answer) => ({
      ...answer,
      projectId: run.projectId,
      runId: run.id,
      settings: { ...config.settings, ...(config.stop.length > 0 && { stop: config.stop }) },
      seed: run.seed,
    })),
  })
  return tx.completion.findMany({
    where: { runId: run.id },
    orderBy: [{ promptId: 'asc' }, { index: 'asc' }],
    select: { id: true, promptId: true, index: true, text: true },
  })
}
