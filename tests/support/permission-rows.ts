/** One row of everything in a project, with a person of each role: what the permission test calls procedures with. */
import { mkdir, writeFile } from 'node:fs/promises'
import { artifactPath, writeJsonl } from '@/server/artifacts/store'
import { db } from '@/server/db'
import { hashSecret, newSecret } from '@/server/secrets/one-time-secret'
import { createApiKey } from '@/server/services/api-keys/create-key'
import { addServer } from '@/server/services/model-servers/add-server'
import { offerModel } from '@/server/services/model-servers/remote-models'
import { freezeSet } from '@/server/services/prompt-sets/freeze-set'
import { createWebhook } from '@/server/services/webhooks/create-webhook'
import { createCompletion, createMember, createProject } from './labeling-rows'

export type PermissionRows = Awaited<ReturnType<typeof createPermissionRows>>

export async function createPermissionRows() {
  const projectId = await createProject()
  const [annotator, researcher, admin] = [
    await createMember(projectId, 'annotator'),
    await createMember(projectId, 'researcher'),
    await createMember(projectId, 'admin'),
  ]
  const promptSet = await db().promptSet.create({ data: { projectId, name: 'rows' } })
  const prompt = async (key: string, split: 'train' | 'test') =>
    (
      await db().prompt.create({
        data: {
          projectId,
          promptSetId: promptSet.id,
          key,
          text: `Prompt ${key} of ${projectId}`,
          taskType: 'answer',
          tags: [],
          split,
        },
      })
    ).id
  const promptId = await prompt('one', 'train')
  const testPromptId = await prompt('two', 'test')
  await freezeSet(promptSet.id, { reason: 'byHand', note: '', createdById: admin.userId })
  const model = async (kind: 'base' | 'sft' | 'reward' | 'policy', version = 1) =>
    (
      await db().modelVersion.create({
        data: {
          projectId,
          kind,
          version,
          artifactPath: '-',
          weightsSha256: '-',
          parameters: 1,
          config: {},
        },
      })
    ).id
  await mkdir(artifactPath('-'), { recursive: true })
  await writeFile(artifactPath('-/tokenizer.json'), '{}')
  const [baseModelId, sftModelId, rewardModelId, policyModelId] = [
    await model('base'),
    await model('sft'),
    await model('reward'),
    await model('policy'),
  ]
  const secondRewardModelId = await model('reward', 2)
  const groupId = `group-of-${projectId}`
  const run = await db().run.create({
    data: {
      projectId,
      kind: 'sample',
      number: 1,
      status: 'done',
      seed: 1,
      modelVersionId: sftModelId,
      promptIds: [promptId],
      config: {
        purpose: 'compare',
        completionsPerPrompt: 1,
        settings: { temperature: 1, topP: 1, topK: 0, maxTokens: 8 },
        overlap: 1,
        groupId,
      },
    },
  })
  const completion = await createCompletion(projectId, promptId, sftModelId, `An answer of ${projectId}`)
  const second = await createCompletion(projectId, promptId, baseModelId, `Another answer of ${projectId}`)
  const [left, right] = [
    await createCompletion(projectId, testPromptId, sftModelId, `Left of ${projectId}`),
    await createCompletion(projectId, testPromptId, policyModelId, `Right of ${projectId}`),
  ]
  const task = await db().rankingTask.create({
    data: {
      projectId,
      promptId,
      items: { create: [completion.id, second.id].map((completionId) => ({ completionId })) },
      assignments: {
        create: {
          userId: annotator.userId,
          status: 'submitted',
          displayOrder: [completion.id, second.id],
          leasedUntil: new Date(),
        },
      },
    },
  })
  const ranking = await db().ranking.create({
    data: {
      projectId,
      taskId: task.id,
      annotatorId: annotator.userId,
      displayOrder: [completion.id, second.id],
      items: {
        create: [
          { completionId: completion.id, rank: 1 },
          { completionId: second.id, rank: 2 },
        ],
      },
    },
  })
  const gold = await db().goldTask.create({
    data: {
      projectId,
      taskId: task.id,
      rankingId: ranking.id,
      authorId: researcher.userId,
      createdById: researcher.userId,
      items: [
        { completionId: completion.id, rank: 1 },
        { completionId: second.id, rank: 2 },
      ],
    },
  })
  const demonstration = await db().demonstration.create({
    data: {
      projectId,
      promptId,
      authorId: annotator.userId,
      origin: 'person',
      instruction: `Prompt one of ${projectId}`,
      response: `Written in ${projectId}`,
      promptTokens: 1,
      responseTokens: 1,
      submissionKey: `demonstration-of-${projectId}`,
      review: 'returned',
    },
  })
  const report = await db().promptReport.create({
    data: { projectId, promptId: testPromptId, reporterId: annotator.userId, reason: 'unclear' },
  })
  const match = await db().arenaMatch.create({
    data: {
      projectId,
      promptId: testPromptId,
      modelAId: sftModelId,
      modelBId: policyModelId,
      completionAId: left.id,
      completionBId: right.id,
    },
  })
  const invitation = await db().invitation.create({
    data: {
      projectId,
      role: 'annotator',
      secretHash: hashSecret(newSecret()),
      createdById: admin.userId,
      expiresAt: new Date(Date.now() + 60_000),
    },
  })
  const brought = await db().import.create({
    data: {
      projectId,
      createdById: admin.userId,
      fileName: 'rows.jsonl',
      bytes: 1,
      hash: '-',
      status: 'done',
    },
  })
  const apiKey = await createApiKey(admin, { name: 'rows', scopes: ['prompts:read'], rateLimit: 600 })
  const server = { name: 'rows', baseUrl: 'http://127.0.0.1:9/v1', requestsPerMinute: null, atOnce: 1 }
  const { id: serverId } = await addServer(admin, { ...server, key: null })
  const { id: secondServerId } = await addServer(admin, { ...server, key: null })
  const remoteModel = await offerModel(admin, { serverId, name: 'rows', inputPrice: null, outputPrice: null })
  const webhook = await createWebhook(admin, { url: 'https://example.org/hook', events: ['run.ended'] })
  const delivery = await db().webhookDelivery.create({
    data: { webhookId: webhook.id, event: 'run.ended', body: '{}', status: 'dead' },
  })
  const edit = await db().promptEdit.create({
    data: {
      projectId,
      createdById: admin.userId,
      change: { field: 'language', value: 'pl' },
      prompts: 1,
      items: { create: { promptId, before: 'en', after: 'pl' } },
    },
  })
  const finding = await db().promptFinding.create({
    data: { projectId, promptId, kind: 'personal', detail: { kinds: ['email'] } },
  })
  const heldOut = await db().heldOutList.create({
    data: { projectId, createdById: admin.userId, name: 'held', texts: ['Held out?'] },
  })
  const made = await db().datasetExport.create({
    data: { projectId, createdById: researcher.userId, request: { kind: 'prompts' }, status: 'expired' },
  })
  const freeze = async (kind: 'demonstrations' | 'rankings') => {
    const recordsPath = await writeRecords(projectId, kind)
    return (
      await db().datasetSnapshot.create({
        data: {
          projectId,
          kind,
          hash: `${kind}-of-${projectId}`,
          name: 'frozen',
          filter: { until: '2026-01-01T00:00:00.000Z' },
          rows: 1,
          artifactPath: recordsPath,
          recordsPath,
        },
      })
    ).id
  }
  const text = await db().textSource.create({
    data: {
      projectId,
      name: 'A text',
      origin: 'here',
      licence: 'CC0-1.0',
      language: 'English',
      documents: 2,
      heldOut: 1,
      characters: 10,
      tokens: 3,
      hash: `text-of-${projectId}`,
      artifactPath: await writeRecords(projectId, 'demonstrations'),
    },
  })
  return {
    projectId,
    annotator,
    researcher,
    admin,
    memberId: annotator.userId,
    promptId,
    baseModelId,
    sftModelId,
    rewardModelId,
    secondRewardModelId,
    policyModelId,
    groupId,
    runId: run.id,
    completionId: completion.id,
    secondCompletionId: second.id,
    taskId: task.id,
    rankingId: ranking.id,
    goldId: gold.id,
    demonstrationId: demonstration.id,
    reportId: report.id,
    matchId: match.id,
    invitationId: invitation.id,
    textId: text.id,
    importId: brought.id,
    promptSetId: promptSet.id,
    apiKeyId: apiKey.id,
    webhookId: webhook.id,
    serverId,
    secondServerId,
    remoteModelId: remoteModel.id,
    deliveryId: delivery.id,
    promptEditId: edit.id,
    findingId: finding.id,
    heldOutListId: heldOut.id,
    exportId: made.id,
    snapshotId: await freeze('demonstrations'),
    rankingSnapshotId: await freeze('rankings'),
  }
}

/** The file of a snapshot with one row. */
async function writeRecords(projectId: string, kind: 'demonstrations' | 'rankings'): Promise<string> {
  const prompt = [{ role: 'user', content: projectId }]
  const answer = (content: string) => [{ role: 'assistant', content }]
  const row =
    kind === 'demonstrations'
      ? { prompt, completion: answer('Yes.') }
      : { prompt, completions: [answer('Yes.'), answer('No.')], ranks: [1, 2] }
  return (await writeJsonl('datasets', { name: `${kind}-of-${projectId}` }, [row])).path
}
