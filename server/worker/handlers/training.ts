/** What the training kinds share: run the task, then keep the result as an immutable model version. */

import { together } from '../../../ml/messages/message'
import { checkpointFolderOf, modelFolderOf, runFolderOf } from '../../artifacts/layout'
import { artifactExists, artifactPath, removeArtifact } from '../../artifacts/store'
import type { Prisma, Tx } from '../../db'
import { invariant } from '../../errors'
import type { ModelKind } from '../../generated/prisma/client'
import { message } from '../../messages/catalogue'
import { nextModelVersion } from '../../services/models/next-version'
import { announce } from '../../services/webhooks/announce'
import type { RunConclusion } from '../conclude-run'
import type { FrozenDataset } from '../freeze-dataset'
import type { RunContext, TaskOfRun } from './handler'

/** The first one compiles; the others are measured. */
const PROBE_STEPS = 4

export interface Parent {
  id: string
  role: 'initial' | 'reference' | 'reward'
}

/** Where a training task of this run writes. The finished folder of an attempt that died before it was recorded is removed. */
export async function trainingFolders(runId: string): Promise<{ outDir: string; checkpointDir: string }> {
  if (await artifactExists(modelFolderOf(runId))) await removeArtifact(modelFolderOf(runId))
  return {
    outDir: artifactPath(modelFolderOf(runId)),
    checkpointDir: artifactPath(checkpointFolderOf(runId)),
  }
}

type TrainingTask = Extract<TaskOfRun, { kind: 'pretrain' | 'sft' | 'reward' | 'policy' | 'dpo' }>

/** Makes a few steps, whose metrics say how long the whole run would take; nothing else is kept. */
async function probe({ run, runTask }: RunContext, task: TrainingTask): Promise<RunConclusion> {
  const end = await runTask(task, {
    isEnough: (event) => event.type === 'metrics' && event.step >= PROBE_STEPS,
  })
  await removeArtifact(runFolderOf(run.id))
  if (await artifactExists(modelFolderOf(run.id))) await removeArtifact(modelFolderOf(run.id))
  return end.type === 'failed'
    ? { status: 'failed', outcome: end.message }
    : { status: 'done', outcome: null }
}

/** Runs a training task to its end and says how the run concludes. */
export async function train(
  context: RunContext,
  task: TrainingTask,
  made: { kind: ModelKind; parents: Parent[]; dataset: Pick<FrozenDataset, 'hash'> },
  /** What begins with the new version, in the same transaction. */
  onMade: (tx: Tx, modelId: string) => Promise<void> = async () => undefined,
): Promise<RunConclusion> {
  const { run } = context
  if (run.isProbe) return probe(context, task)
  const end = await context.runTask(task)
  // It has ended: nobody will resume from its checkpoints.
  await removeArtifact(runFolderOf(run.id))
  if (end.type === 'failed') return { status: 'failed', outcome: end.message }
  const isKept = end.type === 'finished' || end.kept
  if (!isKept) {
    return { status: 'stopped', outcome: together(end.message, message('nothing-kept')) }
  }
  const { weightsSha256, parameters } = end
  invariant(weightsSha256 && parameters, `run ${run.id} kept a model without saying its hash and size`)

  const write = async (tx: Tx) => {
    const version = await nextModelVersion(tx, run.projectId, made.kind)
    const { id } = await tx.modelVersion.create({
      data: {
        projectId: run.projectId,
        kind: made.kind,
        version,
        artifactPath: modelFolderOf(run.id),
        weightsSha256,
        parameters,
        runId: run.id,
        datasetHash: made.dataset.hash,
        config: context.resolvedConfig() as Prisma.InputJsonObject,
        seed: run.seed,
        commit: run.commit,
        metrics: end.metrics,
        parents: { create: made.parents.map((parent) => ({ parentId: parent.id, role: parent.role })) },
      },
      select: { id: true },
    })
    await announce(tx, run.projectId, {
      type: 'model-version.registered',
      data: { modelVersionId: id, kind: made.kind, version, runId: run.id },
    })
    await onMade(tx, id)
  }
  return end.type === 'finished'
    ? { status: 'done', outcome: null, write }
    : { status: 'stopped', outcome: end.message, write }
}
