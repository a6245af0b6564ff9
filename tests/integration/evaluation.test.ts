/** The evaluation suite from the service to the numbers, with a real engine and tiny models. */
import { existsSync } from 'node:fs'
import { copyFile, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { writeModelFolder } from '@/ml/models/model-folder'
import { scalarModelParameters } from '@/ml/models/scalar-head'
import { initParameters } from '@/ml/optim/parameters'
import { createRng } from '@/ml/tensor/rng'
import { artifactPath } from '@/server/artifacts/store'
import { stopListening } from '@/server/database/postgres-listen'
import { db } from '@/server/db'
import { closeQueue } from '@/server/queue/boss'
import type { Actor } from '@/server/services/actor'
import { readEvaluation, readScoreSpread } from '@/server/services/evaluation/read-evaluation'
import { enqueueEvaluation, startEvaluation } from '@/server/services/evaluation/start-evaluation'
import { decideOnModel } from '@/server/services/models/decide-on-model'
import { cancelRun } from '@/server/services/runs/cancel-run'
import { startPolicy } from '@/server/services/runs/start-policy'
import { executeRun } from '@/server/worker/execute-run'
import { createMember, createProject, createPrompt } from '../support/labeling-rows'
import { createTinyModel, TINY_CONFIG } from '../support/tiny-model'
import { useTestDatabase } from '../support/use-test-database'

// biome-ignore lint/correctness/useHookAtTopLevel: not a React hook
useTestDatabase()
vi.setConfig({ testTimeout: 900_000, hookTimeout: 300_000 })

let projectId: string
let actor: Actor
let sftId: string
let baseId: string
let rewardId: string

beforeAll(async () => {
  projectId = await createProject()
  actor = await createMember(projectId, 'researcher')
  baseId = await createTinyModel(projectId)
  sftId = await createTinyModel(projectId, 'sft')
  await db().modelParent.create({ data: { childId: sftId, parentId: baseId, role: 'initial' } })
  rewardId = await createTinyReward()
  for (let i = 0; i < 22; i++) await createPrompt(projectId, 'test', `Say cat ${i}.`)
  for (let i = 0; i < 4; i++) await createPrompt(projectId, 'train', `Say dog ${i}.`)
  await db().demonstration.create({
    data: {
      projectId,
      origin: 'person',
      instruction: 'Say hello.',
      response: 'Hello.',
      split: 'validation',
      promptTokens: 3,
      responseTokens: 2,
      submissionKey: projectId,
    },
  })
})

afterAll(async () => {
  await closeQueue()
  await stopListening()
})

async function createTinyReward(): Promise<string> {
  const relative = `models/tiny-reward-${projectId}`
  await mkdir(path.dirname(artifactPath(relative)), { recursive: true })
  const { sha256 } = await writeModelFolder(
    artifactPath(relative),
    {
      kind: 'reward',
      config: TINY_CONFIG,
      parameters: initParameters(scalarModelParameters(TINY_CONFIG, 1), createRng(9)),
    },
    { precision: 'float32' },
  )
  const { artifactPath: from } = await db().modelVersion.findUniqueOrThrow({ where: { id: baseId } })
  const tokenizer = (folder: string) => path.join(artifactPath(folder), 'tokenizer.json')
  await copyFile(tokenizer(from), tokenizer(relative))
  const { id } = await db().modelVersion.create({
    data: {
      projectId,
      kind: 'reward',
      version: 1,
      artifactPath: relative,
      weightsSha256: sha256,
      parameters: 1,
      config: {},
    },
  })
  return id
}

const execute = (runId: string) => executeRun(runId, { workerId: 'test' })
const statusOf = async (id: string) => {
  const { status, outcome } = await db().run.findUniqueOrThrow({ where: { id } })
  return { status, outcome }
}

it('measures a version beside what it started from, and leaves no files', async () => {
  const { id } = await startEvaluation(actor, { modelId: sftId })
  await execute(id)
  expect(await statusOf(id)).toEqual({ status: 'done', outcome: null })
  const { evaluation, run } = await readEvaluation(actor, { modelId: sftId })
  expect(run).toMatchObject({ id, status: 'done' })
  expect(run!.step).toBe(run!.totalSteps)
  expect(evaluation).toMatchObject({
    opponent: { id: baseId },
    rewardModel: { id: rewardId },
    reference: { id: sftId },
  })
  const { results, frontier } = evaluation!
  expect(results).toMatchObject({ prompts: 22, answersPerPrompt: 4, isOpponentPromoted: false })
  expect(results.version.answers).toBe(88)
  // The two have the same weights and the same seed: the same answers, so nothing tells them apart.
  expect(results.differences.score).toMatchObject({ mean: 0, prompts: 22 })
  expect(results.verdict).toEqual({ kind: 'unclear', by: 'score' })
  // It is its own reference.
  expect(results.version.kl).toBeCloseTo(0, 4)
  expect(results.version.perplexity).toBeGreaterThan(1)
  expect(results.version.bestOfN.map(({ n }) => n)).toEqual([1, 2, 4])
  const [one, two, four] = results.version.bestOfN
  expect(one!.score).toBeCloseTo(results.version.score!, 9)
  expect(two!.score).toBeGreaterThanOrEqual(one!.score)
  expect(four!.score).toBeGreaterThanOrEqual(two!.score)
  expect(frontier.map(({ model }) => model.id)).toEqual([sftId])
  expect(existsSync(artifactPath(`runs/${id}`))).toBe(false)
})

it('a promoted version is the opponent', async () => {
  const admin = await createMember(projectId, 'admin')
  const third = await db().modelVersion.create({
    data: {
      ...(await db().modelVersion.findUniqueOrThrow({
        where: { id: sftId },
        select: { projectId: true, kind: true, artifactPath: true, weightsSha256: true, parameters: true },
      })),
      version: 2,
      config: {},
      parents: { create: { parentId: sftId, role: 'initial' } },
    },
  })
  await decideOnModel(admin, { modelId: baseId, decision: 'promote', reason: 'The first.' })
  const run = await db().$transaction((tx) => enqueueEvaluation(tx, actor, third.id, 'cpu', 'low'))
  expect((await db().run.findUniqueOrThrow({ where: { id: run!.id } })).config).toMatchObject({
    opponentId: baseId,
    isOpponentPromoted: true,
  })
  await cancelRun(actor, { runId: run!.id })
  expect(await statusOf(run!.id)).toMatchObject({ status: 'stopped' })
})

it('a policy run asks for the evaluation of what it made, unless told not to; the reward model’s page shows its scores', async () => {
  const policy = async (evaluates: boolean) => {
    const { id } = await startPolicy(actor, {
      modelVersionId: sftId,
      rewardModelId: rewardId,
      algorithm: 'best-of-n',
      overrides: { steps: 1, promptsPerStep: 2, maxTokens: 8 },
      evaluates,
      seed: 1,
    })
    await execute(id)
    expect(await statusOf(id)).toMatchObject({ status: 'done' })
    const { output } = await db().run.findUniqueOrThrow({ where: { id }, include: { output: true } })
    return db().run.findMany({
      where: { kind: 'evaluate', modelVersionId: output!.id, status: 'waiting' },
      select: { id: true, modelVersionId: true },
    })
  }
  expect(await policy(false)).toEqual([])
  const [evaluation, ...others] = await policy(true)
  expect(others).toEqual([])

  await execute(evaluation!.id)
  expect(await statusOf(evaluation!.id)).toEqual({ status: 'done', outcome: null })
  const spread = await readScoreSpread(actor, { modelId: rewardId })
  const answers = spread!.versions.map(({ model, counts }) => [model.id, counts.reduce((a, b) => a + b, 0)])
  // The reference looks on with half as many answers; the base is the opponent here.
  expect(answers).toEqual([
    [sftId, 44],
    [baseId, 88],
    [evaluation!.modelVersionId, 88],
  ])
  expect(spread!.binEdges).toHaveLength(spread!.versions[0]!.counts.length + 1)
})
