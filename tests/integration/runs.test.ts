/** Runs from the service to the model version, with real worker processes, a real engine and a tiny model. */
import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readAdapterFolder } from '@/ml/models/adapter-folder'
import { artifactPath, readJsonl, sha256OfFile } from '@/server/artifacts/store'
import { stopListening } from '@/server/database/postgres-listen'
import { db } from '@/server/db'
import { closeQueue } from '@/server/queue/boss'
import { parseCursor } from '@/server/schemas/run-cursor'
import { estimateOf } from '@/server/schemas/run-estimate'
import type { Actor } from '@/server/services/actor'
import { prepareArena } from '@/server/services/compare/prepare-arena'
import { readComparison } from '@/server/services/compare/read-comparison'
import { startComparison } from '@/server/services/compare/start-comparison'
import { getModel } from '@/server/services/models/get-model'
import { cancelRun } from '@/server/services/runs/cancel-run'
import { getRun } from '@/server/services/runs/get-run'
import { countRuns, listRuns } from '@/server/services/runs/list-runs'
import { BLOCK_STEPS } from '@/server/services/runs/metric-blocks'
import { pauseRun } from '@/server/services/runs/pause-run'
import { prioritiseRun } from '@/server/services/runs/prioritise-run'
import { readMetrics } from '@/server/services/runs/read-metrics'
import { resumeRun } from '@/server/services/runs/resume-run'
import { startPolicy } from '@/server/services/runs/start-policy'
import { startPretrain } from '@/server/services/runs/start-pretrain'
import { startSample } from '@/server/services/runs/start-sample'
import { startSft } from '@/server/services/runs/start-sft'
import { watchRun } from '@/server/services/runs/watch-run'
import { listProviders } from '@/server/services/system/list-workers'
import { receiveText } from '@/server/services/texts/receive-text'
import { retireText } from '@/server/services/texts/retire-text'
import { createCompletion, createMember, createProject, createPrompt } from '../support/labeling-rows'
import { said, saying } from '../support/saying'
import { createTinyModel } from '../support/tiny-model'
import { until } from '../support/until'
import { useTestDatabase } from '../support/use-test-database'
import { type WorkerProcess, workerStarter } from '../support/worker-process'

// biome-ignore lint/correctness/useHookAtTopLevel: not a React hook
useTestDatabase()
// Every run starts processes of its own; on a busy machine that alone takes long.
vi.setConfig({ testTimeout: 900_000, hookTimeout: 300_000 })
const startWorker = workerStarter()

afterAll(async () => {
  await closeQueue()
  await stopListening()
})

/** Long enough to be interrupted, short enough to finish: hundreds of steps of milliseconds. */
const LONG = { epochs: 400, batchSize: 4, checkpointEverySteps: 20, evalEverySteps: 50 }
const SHORT = { epochs: 1, batchSize: 4 }

async function projectWithDemonstrations(count = 8) {
  const projectId = await createProject()
  const actor = await createMember(projectId, 'researcher')
  for (let i = 0; i < count; i++) {
    await db().demonstration.create({
      data: {
        projectId,
        origin: i === 0 ? 'seed' : 'person',
        instruction: `Say hello to cat ${i}.`,
        response: `Hello, cat ${i}.`,
        split: i % 4 === 3 ? 'validation' : 'train',
        promptTokens: 6,
        responseTokens: 6,
        submissionKey: `${projectId}/${i}`,
      },
    })
  }
  return { actor, modelId: await createTinyModel(projectId) }
}

const bytesOf = async function* (text: string) {
  yield new TextEncoder().encode(text)
}

const ended = (runId: string) =>
  until(`run ${runId} to end`, async () => {
    const run = await db().run.findUniqueOrThrow({ where: { id: runId }, include: { output: true } })
    return run.status !== 'waiting' && run.status !== 'running' && run
  })

const stepReached = (runId: string, step: number) =>
  until(`run ${runId} to reach step ${step}`, async () => {
    const run = await db().run.findUniqueOrThrow({ where: { id: runId } })
    if (run.status === 'failed') throw new Error(said(run.outcome) || 'failed')
    return run.step >= step && run
  })

describe('with one worker', () => {
  let worker: WorkerProcess
  let actor: Actor
  let modelId: string

  beforeAll(async () => {
    worker = await startWorker()
    ;({ actor, modelId } = await projectWithDemonstrations())
  })
  afterAll(async () => {
    expect(await worker.stop()).toBe(0)
  })

  it('pre-training makes a base version from a mix of texts, whose page says what it read', async () => {
    const { actor, modelId } = await projectWithDemonstrations(0)
    const about = {
      fileName: 'cats.jsonl',
      name: 'Cats',
      licence: 'CC0-1.0',
      origin: 'own',
      language: 'English',
    }
    const lines = Array.from({ length: 60 }, (_, i) =>
      JSON.stringify({ text: `Cat ${i} says hello to the dog.` }),
    )
    const { textId } = await receiveText(actor, about, bytesOf(lines.join('\n')))
    const mix = [
      { source: { textId }, share: 1 },
      { source: { stage: 'tasks' as const }, share: 1 },
    ]
    const overrides = {
      tokens: 8 * 32 * 6,
      batchSize: 8,
      sequenceLength: 32,
      contextLength: 64,
      evalBatches: 1,
    }
    const shape = { dModel: 16, nLayers: 1, nHeads: 2, nKvHeads: 1, dFf: 32 }
    const first = await startPretrain(actor, {
      modelVersionId: modelId,
      startsFrom: 'nothing',
      mix,
      overrides: { ...overrides, ...shape },
    })
    expect(await ended(first.id)).toMatchObject({ status: 'done' })
    const base = await db().modelVersion.findFirstOrThrow({ where: { runId: first.id } })
    expect(base).toMatchObject({
      kind: 'base',
      version: 2,
      datasetHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    const page = await getModel(actor, { modelId: base.id })
    expect(page.parents).toEqual([])
    expect(page.pretraining?.mix.map(({ title, licence }) => [title, licence])).toEqual([
      ['Cats', 'CC0-1.0'],
      ['generated simple English, tasks', expect.stringContaining('Apache-2.0')],
    ])
    expect(page.pretraining?.stages[0]).toMatchObject({ stage: 'pretrain-1', steps: 6 })

    const { sequenceLength, evalBatches } = overrides
    const second = await startPretrain(actor, {
      modelVersionId: base.id,
      startsFrom: 'weights',
      mix: mix.slice(0, 1),
      overrides: { tokens: 8 * 32 * 2, sequenceLength, evalBatches },
    })
    expect(await ended(second.id)).toMatchObject({ status: 'done' })
    const next = await db().modelVersion.findFirstOrThrow({
      where: { runId: second.id },
      include: { parents: true },
    })
    expect(next.parents).toMatchObject([{ parentId: base.id, role: 'initial' }])

    await retireText(actor, { textId, isRetired: true })
    await expect(
      startPretrain(actor, { modelVersionId: base.id, startsFrom: 'weights', mix, overrides: {} }),
    ).rejects.toThrow('A text of the mix does not exist or is retired.')
  })

  it('an SFT run makes an immutable version with parents, data hash, settings, seed and real weights', async () => {
    const { id } = await startSft(actor, { modelVersionId: modelId, overrides: SHORT, seed: 5 })
    const run = await ended(id)
    expect(run.outcome).toBeNull()
    expect(run.status).toBe('done')
    const version = run.output!
    expect(version).toMatchObject({ kind: 'sft', version: 1, seed: 5 })
    expect(await sha256OfFile(`${artifactPath(version.artifactPath)}/model.safetensors`)).toBe(
      version.weightsSha256,
    )
    const parents = await db().modelParent.findMany({ where: { childId: version.id } })
    expect(parents).toEqual([{ childId: version.id, parentId: modelId, role: 'initial' }])
    expect(version.config).toMatchObject({ epochs: 1, batchSize: 4, learningRate: 2e-4 })

    const snapshot = await db().datasetSnapshot.findUniqueOrThrow({ where: { id: run.snapshotId! } })
    expect(snapshot.hash).toBe(version.datasetHash)
    expect(await sha256OfFile(artifactPath(snapshot.artifactPath))).toBe(snapshot.hash)
    const rows: unknown[] = []
    for await (const row of readJsonl(snapshot.artifactPath)) rows.push(row)
    expect(rows).toHaveLength(8)
    expect(await db().runMetrics.count({ where: { runId: id } })).toBeGreaterThan(0)
    expect(existsSync(artifactPath(`runs/${id}`))).toBe(false)
  })

  it('the same seed, data and settings give the same weights, and one snapshot', async () => {
    const start = () => startSft(actor, { modelVersionId: modelId, overrides: SHORT, seed: 11 })
    const [one, other] = [await ended((await start()).id), await ended((await start()).id)]
    expect(one.output!.weightsSha256).toBe(other.output!.weightsSha256)
    expect(one.snapshotId).toBe(other.snapshotId)
    expect(other.output!.version).toBe(one.output!.version + 1)
  })

  it('a run with adapters makes a version with its adapter beside the merged weights', async () => {
    const overrides = { ...SHORT, loraRank: 4 }
    const run = await ended((await startSft(actor, { modelVersionId: modelId, overrides, seed: 6 })).id)
    expect(run.outcome).toBeNull()
    expect(run.output!.config).toMatchObject({ loraRank: 4, loraAlpha: 16 })
    const base = await db().modelVersion.findUniqueOrThrow({ where: { id: modelId } })
    const { lora, baseSha256 } = await readAdapterFolder(artifactPath(`${run.output!.artifactPath}/adapter`))
    expect(lora.rank).toBe(4)
    expect(baseSha256).toBe(base.weightsSha256)
    await expect(
      startSft(actor, { modelVersionId: modelId, overrides: { loraAlpha: 8 }, seed: 6 }),
    ).rejects.toThrow('"loraAlpha" has no effect while "loraRank" is 0')
  })

  it('leaving out the seeds trains on the others', async () => {
    const { id } = await startSft(actor, { modelVersionId: modelId, overrides: SHORT, includeSeeds: false })
    await ended(id)
    expect((await getRun(actor, { runId: id })).snapshot).toMatchObject({ rows: 7 })
  })

  it('a reader sees every step and the end, also after it lost its connection', async () => {
    const { id } = await startSft(actor, { modelVersionId: modelId, overrides: { ...SHORT, epochs: 6 } })
    const steps = new Set<number>()
    let cursor = parseCursor(null)
    const first = new AbortController()
    for await (const event of watchRun(actor, { runId: id, cursor }, first.signal)) {
      for (const { step } of event.update.metrics) steps.add(step)
      cursor = event.cursor
      if (steps.size > 0) first.abort()
    }
    let last = ''
    for await (const event of watchRun(actor, { runId: id, cursor }, new AbortController().signal)) {
      for (const { step } of event.update.metrics) steps.add(step)
      last = event.update.run.status
    }
    expect(last).toBe('done')
    const all = await db().runMetrics.findMany({ where: { runId: id }, select: { step: true } })
    expect([...steps].sort((a, b) => a - b)).toEqual(all.map(({ step }) => step).sort((a, b) => a - b))
  })

  it('a probe measures a few steps, makes nothing, and takes no number', async () => {
    const numberBefore = (await startSft(actor, { modelVersionId: modelId, overrides: SHORT })).number
    const { id } = await startSft(actor, { modelVersionId: modelId, overrides: LONG, isProbe: true })
    const probe = await ended(id)
    expect(probe).toMatchObject({ status: 'done', outcome: null, output: null })
    const estimate = estimateOf(await readMetrics(actor, { runId: id }), probe.totalSteps)
    expect(estimate).toMatchObject({ steps: 800, memoryMb: expect.any(Number) })
    expect(estimate!.measured).toBeLessThan(100)
    expect(existsSync(artifactPath(`runs/${id}`))).toBe(false)
    expect((await listRuns(actor, { limit: 50 })).rows.map((run) => run.id)).not.toContain(id)
    const after = await startSft(actor, { modelVersionId: modelId, overrides: SHORT })
    expect(after.number).toBe(numberBefore + 1)
    await ended(after.id)
  })

  it('a cancelled run stops, says so, and makes no version', async () => {
    const { id } = await startSft(actor, { modelVersionId: modelId, overrides: LONG })
    await stepReached(id, 3)
    await cancelRun(actor, { runId: id })
    const run = await ended(id)
    expect(run).toMatchObject({ status: 'stopped', output: null })
    expect(said(run.outcome)).toMatch(/cancelled after \d+ of \d+ steps/i)
    await expect(cancelRun(actor, { runId: id })).rejects.toThrow('already ended')
  })

  it('a run that meets not-a-number stops, says where, and keeps the last good version if there is one', async () => {
    const { id } = await startSft(actor, {
      modelVersionId: modelId,
      overrides: { ...LONG, learningRate: 0.1, maxGradNorm: 1000, weightDecay: 1 },
    })
    await stepReached(id, 2)
    await cancelRun(actor, { runId: id }).catch(() => undefined)
    const run = await ended(id)
    // Whichever came first: both are stops with a sentence, never a failure.
    expect(run.status).toBe('stopped')
    expect(said(run.outcome)).toMatch(/not a number|cancelled/i)
    expect(Boolean(run.output)).toBe(/kept the version/i.test(said(run.outcome)))
  })

  it('an unavailable provider is refused with its reason', async () => {
    const unavailable = (await listProviders()).find(({ available }) => !available)
    if (!unavailable) throw new Error('This test needs a machine that lacks at least one provider.')
    await expect(
      startSft(actor, { modelVersionId: modelId, overrides: SHORT, provider: unavailable.name }),
    ).rejects.toMatchObject({
      kind: 'UNAVAILABLE',
      message: expect.stringContaining(said(unavailable.reason)),
    })
  })

  it('a setting that does not exist is refused by name', async () => {
    await expect(
      startSft(actor, { modelVersionId: modelId, overrides: { noptepochs: 3 } }),
    ).rejects.toMatchObject({ kind: 'INVALID_INPUT', message: expect.stringContaining('noptepochs') })
  })

  it('a policy update by DPO needs rankings instead of a reward model, and makes a policy with its algorithm', async () => {
    const projectId = await createProject()
    const researcher = await createMember(projectId, 'researcher')
    const sft = await createTinyModel(projectId, 'sft')
    const start = { modelVersionId: sft, overrides: { maxTokens: 4 }, seed: 3 }
    await expect(startPolicy(researcher, { ...start, algorithm: 'dpo' })).rejects.toMatchObject({
      kind: 'CONFLICT',
      message: expect.stringContaining('no rankings'),
    })
    await expect(startPolicy(researcher, { ...start, algorithm: 'rloo' })).rejects.toMatchObject({
      kind: 'INVALID_INPUT',
      message: 'RLOO needs a reward model.',
    })
    const prompt = await createPrompt(projectId)
    const completions = await Promise.all(
      ['One.', 'Two.', 'Three.'].map((text) => createCompletion(projectId, prompt.id, sft, text)),
    )
    const completionIds = completions.map(({ id }) => id)
    const { id: taskId } = await db().rankingTask.create({
      data: {
        projectId,
        promptId: prompt.id,
        items: { create: completionIds.map((completionId) => ({ completionId })) },
      },
    })
    await db().ranking.create({
      data: {
        projectId,
        taskId,
        annotatorId: researcher.userId,
        displayOrder: completionIds,
        items: { create: completionIds.map((completionId, i) => ({ completionId, rank: i + 1, flags: [] })) },
      },
    })
    const run = await ended((await startPolicy(researcher, { ...start, algorithm: 'dpo' })).id)
    expect(run.outcome).toBeNull()
    expect(run.output).toMatchObject({ kind: 'policy', config: { algorithm: 'dpo', beta: 0.1 } })
    const parents = await db().modelParent.findMany({ where: { childId: run.output!.id } })
    expect(parents.map(({ role }) => role).sort()).toEqual(['initial', 'reference'])
    expect((await listRuns(researcher, { limit: 50 })).rows[0]).toMatchObject({
      name: 'policy-1',
      purpose: 'dpo',
    })
  })

  it('sampling makes completions and tasks of two or more different answers', async () => {
    const prompts = [await createPrompt(actor.projectId), await createPrompt(actor.projectId)]
    const { id } = await startSample(actor, {
      modelVersionId: modelId,
      prompts: { promptIds: prompts.map((prompt) => prompt.id) },
      completionsPerPrompt: 4,
      settings: { temperature: 1, topP: 1, topK: 0, maxTokens: 8 },
    })
    const run = await ended(id)
    expect(run).toMatchObject({ status: 'done', outcome: saying('8 answers') })
    const completions = await db().completion.findMany({ where: { runId: id } })
    expect(completions).toHaveLength(8)
    expect(completions[0]).toMatchObject({ modelVersionId: modelId, seed: run.seed })
    const tasks = await db().rankingTask.findMany({
      where: { runId: id },
      include: { items: { include: { completion: true } } },
    })
    for (const task of tasks) {
      const texts = task.items.map(({ completion }) => completion.text)
      expect(new Set(texts).size).toBe(texts.length)
      expect(texts.length).toBeGreaterThanOrEqual(2)
    }
    expect(said(run.outcome)).toContain(`8 answers, ${tasks.length} tasks`)
  })

  it('greedy answers are all the same and make no task', async () => {
    const prompt = await createPrompt(actor.projectId)
    const { id } = await startSample(actor, {
      modelVersionId: modelId,
      prompts: { promptIds: [prompt.id] },
      completionsPerPrompt: 3,
      settings: { temperature: 0, topP: 1, topK: 0, maxTokens: 8 },
    })
    const run = await ended(id)
    expect(said(run.outcome)).toContain('1 prompt gave fewer than two different answers')
    expect(await db().rankingTask.count({ where: { runId: id } })).toBe(0)
    expect(await db().completion.count({ where: { runId: id } })).toBe(3)
  })

  it('a comparison of a typed prompt shows one answer a model, and the prompt is never drawn', async () => {
    const sft = await db().modelVersion.findFirstOrThrow({
      where: { projectId: actor.projectId, kind: 'sft' },
    })
    const { groupId } = await startComparison(actor, {
      modelVersionIds: [modelId, sft.id],
      prompt: { text: 'What does a cat say?' },
      settings: { temperature: 1, topP: 1, topK: 0, maxTokens: 8 },
    })
    const comparison = await until('both answers', async () => {
      const now = await readComparison(actor, { groupId })
      return !now.isRunning && now
    })
    expect(comparison.prompt.text).toBe('What does a cat say?')
    expect(comparison.columns.map(({ model, answers }) => [model?.id, answers.length])).toEqual([
      [modelId, 1],
      [sft.id, 1],
    ])
    await expect(
      startSample(actor, { modelVersionId: modelId, prompts: { split: 'validation', count: 5 } }),
    ).rejects.toMatchObject({ kind: 'CONFLICT' })
  })

  it('preparing the arena ends in matches between the two models', async () => {
    for (let i = 0; i < 3; i++) await createPrompt(actor.projectId, 'test')
    const sft = await db().modelVersion.findFirstOrThrow({
      where: { projectId: actor.projectId, kind: 'sft' },
    })
    const { runIds } = await prepareArena(actor, {
      modelAId: sft.id,
      modelBId: modelId,
      prompts: 3,
      settings: { temperature: 1, topP: 1, topK: 0, maxTokens: 8 },
    })
    for (const runId of runIds) expect((await ended(runId)).status).toBe('done')
    await until('three matches', async () => {
      const count = await db().arenaMatch.count({ where: { projectId: actor.projectId } })
      return count === 3
    })
  })
})

describe('a run that is paused', () => {
  it('frees its worker for the others by their priority, and goes on with the curve of a run that was never paused', async () => {
    const { actor, modelId } = await projectWithDemonstrations()
    const overrides = { ...LONG, epochs: 300 }
    const worker = await startWorker()
    const { id } = await startSft(actor, { modelVersionId: modelId, overrides, seed: 3 })
    await stepReached(id, 3)
    // While it holds the only worker, two others come into line; the later one is moved forwards.
    const earlier = await startSft(actor, { modelVersionId: modelId, overrides: SHORT, priority: 'low' })
    const later = await startSft(actor, { modelVersionId: modelId, overrides: SHORT, priority: 'low' })
    await prioritiseRun(actor, { runId: later.id, priority: 'high' })
    await pauseRun(actor, { runId: id })
    await pauseRun(actor, { runId: id })
    const [first, second] = [await ended(later.id), await ended(earlier.id)]
    expect(first.startedAt!.getTime()).toBeLessThan(second.startedAt!.getTime())
    const paused = await db().run.findUniqueOrThrow({ where: { id } })
    expect(paused).toMatchObject({ status: 'paused', pauses: 1, pauseRequestedAt: null, outcome: null })
    expect(existsSync(artifactPath(`runs/${id}`))).toBe(true)

    await resumeRun(actor, { runId: id })
    await expect(resumeRun(actor, { runId: id })).rejects.toMatchObject({ kind: 'CONFLICT' })
    const run = await ended(id)
    expect(run).toMatchObject({ status: 'done', attempt: 2 })
    expect(
      await db().runLog.count({
        where: { runId: id, message: { path: ['values', 'messages', '0', 'code'], equals: 'run-resumed' } },
      }),
    ).toBe(1)
    const whole = await ended((await startSft(actor, { modelVersionId: modelId, overrides, seed: 3 })).id)
    expect(run.output!.weightsSha256).toBe(whole.output!.weightsSha256)
    await worker.stop()

    // Both were long enough for a block: its mean is that of its steps.
    const { curves } = await readMetrics(actor, { runId: id })
    const values = (
      await db().runMetrics.findMany({ where: { runId: id }, orderBy: { step: 'asc' } })
    ).flatMap(({ values }) => (values as Record<string, number>)['train/loss'] ?? [])
    expect(values.length).toBeGreaterThan(2 * BLOCK_STEPS)
    expect(await db().runMetricsBlock.count({ where: { runId: id } })).toBeGreaterThan(0)
    const sum = curves['train/loss']!.reduce((total, { value, count = 1 }) => total + value * count, 0)
    expect(sum).toBeCloseTo(
      values.reduce((a, b) => a + b, 0),
      2,
    )
    const steps = curves['train/loss']!.reduce((total, { count = 1 }) => total + count, 0)
    expect(steps).toBe(values.length)
    const part = await readMetrics(actor, { runId: id, from: 300, to: 310 })
    expect(part.curves['train/loss']!.map(({ step }) => step)).toEqual([
      300, 301, 302, 303, 304, 305, 306, 307, 308, 309, 310,
    ])
  })

  it('can leave the line while it waits, come back, or be stopped for good', async () => {
    const { actor, modelId } = await projectWithDemonstrations()
    const { id } = await startSft(actor, { modelVersionId: modelId, overrides: SHORT })
    const statusNow = async () => (await db().run.findUniqueOrThrow({ where: { id } })).status
    await pauseRun(actor, { runId: id })
    expect(await statusNow()).toBe('paused')
    await resumeRun(actor, { runId: id })
    expect(await statusNow()).toBe('waiting')
    await pauseRun(actor, { runId: id })
    await cancelRun(actor, { runId: id })
    expect(await db().run.findUniqueOrThrow({ where: { id } })).toMatchObject({
      status: 'stopped',
      outcome: saying('Stopped while it was paused.'),
    })
    await expect(pauseRun(actor, { runId: id })).rejects.toMatchObject({ kind: 'CONFLICT' })
  })
})

describe('without a worker', () => {
  it('a waiting run can be taken out of line', async () => {
    const { actor, modelId } = await projectWithDemonstrations()
    const { id } = await startSft(actor, { modelVersionId: modelId, overrides: SHORT })
    await cancelRun(actor, { runId: id })
    const run = await db().run.findUniqueOrThrow({ where: { id } })
    expect(run).toMatchObject({ status: 'stopped', outcome: saying('Stopped before it started.') })
  })

  it('the list shows every run but those that only serve Compare', async () => {
    const { actor, modelId } = await projectWithDemonstrations()
    const { id } = await startSft(actor, { modelVersionId: modelId, overrides: SHORT })
    const prompt = await createPrompt(actor.projectId)
    const sampling = await startSample(actor, {
      modelVersionId: modelId,
      prompts: { promptIds: [prompt.id] },
    })
    await startComparison(actor, {
      modelVersionIds: [modelId],
      prompt: { promptId: prompt.id },
      settings: { temperature: 1, topP: 1, topK: 0, maxTokens: 8 },
    })
    const { rows } = await listRuns(actor, { limit: 50 })
    expect(rows.map((run) => run.id).sort()).toEqual([id, sampling.id].sort())
    expect(await countRuns(actor)).toMatchObject({ total: 2, active: 2 })
    const all = await db().run.findMany({ where: { projectId: actor.projectId }, select: { id: true } })
    for (const run of all) await cancelRun(actor, { runId: run.id })
  })

  it('a run of another project does not exist', async () => {
    const { actor, modelId } = await projectWithDemonstrations()
    const { id } = await startSft(actor, { modelVersionId: modelId, overrides: SHORT })
    const stranger = await createMember(await createProject(), 'admin')
    await expect(getRun(stranger, { runId: id })).rejects.toMatchObject({ kind: 'NOT_FOUND' })
    await expect(cancelRun(stranger, { runId: id })).rejects.toMatchObject({ kind: 'NOT_FOUND' })
    await cancelRun(actor, { runId: id })
  })
})

describe('when a worker dies', () => {
  it('another one resumes from the last checkpoint and ends with the weights of an uninterrupted run', async () => {
    const { actor, modelId } = await projectWithDemonstrations()
    const overrides = { ...LONG, epochs: 100 }
    const doomed = await startWorker()
    const { id } = await startSft(actor, { modelVersionId: modelId, overrides, seed: 3 })
    await until('a checkpoint', async () =>
      db().runLog.findFirst({
        where: { runId: id, message: { path: ['code'], equals: 'checkpoint-written' } },
      }),
    )
    await doomed.kill()
    const before = await db().run.findUniqueOrThrow({ where: { id } })
    expect(before.status).toBe('running')

    const heir = await startWorker()
    const run = await ended(id)
    expect(run).toMatchObject({ status: 'done', attempt: 2 })
    expect(
      await db().runLog.count({
        where: { runId: id, message: { path: ['values', 'messages', '0', 'code'], equals: 'run-resumed' } },
      }),
    ).toBe(1)
    const whole = await ended((await startSft(actor, { modelVersionId: modelId, overrides, seed: 3 })).id)
    expect(run.output!.weightsSha256).toBe(whole.output!.weightsSha256)
    const curve = (runId: string) =>
      db().runMetrics.findMany({
        where: { runId },
        orderBy: { step: 'asc' },
        select: { step: true, values: true },
      })
    const losses = async (runId: string) =>
      (await curve(runId)).map(({ step, values }) => [step, (values as Record<string, number>)['train/loss']])
    // What the dead worker had not yet written of its last moment is lost; no point is another than it would have been.
    const resumed = await losses(id)
    const uninterrupted = new Map((await losses(whole.id)) as [number, number][])
    expect(resumed.at(-1)).toEqual((await losses(whole.id)).at(-1))
    expect(resumed).toEqual(resumed.map(([step]) => [step, uninterrupted.get(step as number)]))
    await heir.stop()
  })

  it('a worker that is asked to stop hands its run on', async () => {
    const { actor, modelId } = await projectWithDemonstrations()
    const leaving = await startWorker()
    const { id } = await startSft(actor, { modelVersionId: modelId, overrides: LONG })
    await stepReached(id, 3)
    expect(await leaving.stop()).toBe(0)
    const heir = await startWorker()
    expect(await ended(id)).toMatchObject({ status: 'done', attempt: 2 })
    await heir.stop()
  })
})
