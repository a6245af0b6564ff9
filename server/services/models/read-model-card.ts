/** Gathers what is known of a version for its card. */
import { METRICS } from '../../../ml/metrics'
import { artifactFiles, readArtifactJson } from '../../artifacts/store'
import { db } from '../../db'
import { AppError } from '../../errors'
import { type ModelCardFacts, modelCard } from '../../exchange/hugging-face/model-card'
import type { Actor } from '../actor'
import { runName } from '../runs/run-name'
import { modelName } from './model-name'

const ROLE: Record<string, string> = {
  initial: 'started from',
  reference: 'KL measured to',
  reward: 'scored by',
}
const known: Record<string, { unit: string; meaning: string }> = METRICS

/** Markdown with a YAML head. @throws AppError NOT_FOUND */
export async function readModelCard(actor: Actor, { modelId }: { modelId: string }): Promise<string> {
  const model = await db().modelVersion.findFirst({
    where: { id: modelId, projectId: actor.projectId },
    select: {
      kind: true,
      version: true,
      artifactPath: true,
      weightsSha256: true,
      parameters: true,
      seed: true,
      commit: true,
      config: true,
      metrics: true,
      notes: true,
      retiredAt: true,
      createdAt: true,
      promotion: { select: { slot: true } },
      decisions: { orderBy: { id: 'asc' }, select: { kind: true, reason: true, createdAt: true } },
      project: { select: { name: true } },
      parents: {
        select: { role: true, parent: { select: { kind: true, version: true, weightsSha256: true } } },
      },
      run: {
        select: {
          kind: true,
          number: true,
          executionProvider: true,
          startedAt: true,
          finishedAt: true,
          snapshot: { select: { kind: true, rows: true, hash: true, name: true } },
        },
      },
    },
  })
  if (!model) throw new AppError('model-version-not-found')
  const files = await artifactFiles(model.artifactPath)
  const languages = await db().prompt.findMany({
    where: { projectId: actor.projectId },
    distinct: ['language'],
    orderBy: { language: 'asc' },
    select: { language: true },
  })
  const { run } = model
  const facts: ModelCardFacts = {
    name: modelName(model),
    kind: model.kind,
    projectName: model.project.name,
    parameters: model.parameters,
    weightsSha256: model.weightsSha256,
    weightsBytes: files.find(({ name }) => name === 'model.safetensors')?.bytes ?? 0,
    config: (await readArtifactJson(`${model.artifactPath}/config.json`)) ?? {},
    madeAt: model.createdAt,
    seed: model.seed,
    commit: model.commit,
    run: run && {
      name: runName(run),
      settings: model.config as Record<string, unknown>,
      took:
        run.startedAt && run.finishedAt
          ? `${Math.round((run.finishedAt.getTime() - run.startedAt.getTime()) / 1000)} s`
          : null,
      provider: run.executionProvider,
    },
    parents: model.parents.map(({ role, parent }) => ({
      name: modelName(parent),
      role: ROLE[role] ?? role,
      weightsSha256: parent.weightsSha256,
    })),
    dataset: run?.snapshot ?? null,
    languages: languages.map(({ language }) => language),
    metrics: Object.entries(model.metrics).map(([name, value]) => ({
      name,
      value,
      unit: known[name]?.unit ?? '1',
      meaning: known[name]?.meaning ?? '',
    })),
    standing: {
      isPromoted: model.promotion !== null,
      isRetired: model.retiredAt !== null,
      decisions: model.decisions.map(({ kind, reason, createdAt }) => ({ kind, reason, at: createdAt })),
    },
    notes: model.notes,
  }
  return modelCard(facts)
}
