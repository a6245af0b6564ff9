/**
 * Who may call which procedure, and which of its inputs name rows. `permissions.test.ts` walks it.
 *
 * A new procedure needs a row here. `access` is the lowest that may call. `input` gives a valid input (without
 * `projectId`) out of rows of the caller's own project; it must contain every field that ends in `Id` or `Ids`, and
 * `foreign` says for each of them (dots for nesting, arrays skipped) which row of another project to try in its place,
 * or why no row is named by it.
 */
import type { PermissionRows } from '../support/permission-rows'

type RowKey = {
  [Key in keyof PermissionRows]: PermissionRows[Key] extends string ? Key : never
}[keyof PermissionRows]

/** The answer to another project's row is NOT_FOUND or FORBIDDEN, unless the table says and explains otherwise. */
type Foreign =
  | RowKey
  | { row: RowKey; alsoAllowed: 'BAD_REQUEST' | 'CONFLICT'; because: string }
  /** Any answer, as long as nothing of the other project is in it. */
  | { row: RowKey; harmless: string }

export interface PermissionRow {
  access: 'anyone' | 'signedIn' | 'annotator' | 'researcher' | 'admin'
  input?: (rows: PermissionRows) => Record<string, unknown>
  foreign?: Record<string, Foreign>
}

const SETTINGS = { temperature: 1, topP: 1, topK: 0, maxTokens: 8 }
const ACCOUNT = { name: 'A', email: 'a@example.org', password: 'wet-otter-climbs-brick' }
const SECRET = { secret: 'x'.repeat(32) }
const SERVER = { name: 'S', baseUrl: 'http://127.0.0.1:9/v1', requestsPerMinute: null, atOnce: 1 }
const DETAILS = { name: 'Renamed', description: '' }
const KEY = '3f0c7a4e-5a35-4e0e-8a51-0f6a1f7f8f10'

const anyone = (input?: PermissionRow['input']): PermissionRow => ({ access: 'anyone', input })
const signedIn = (input?: PermissionRow['input']): PermissionRow => ({ access: 'signedIn', input })
const annotator = (input?: PermissionRow['input'], foreign?: PermissionRow['foreign']): PermissionRow => ({
  access: 'annotator',
  input,
  foreign,
})
const researcher = (input?: PermissionRow['input'], foreign?: PermissionRow['foreign']): PermissionRow => ({
  access: 'researcher',
  input,
  foreign,
})
const admin = (input?: PermissionRow['input'], foreign?: PermissionRow['foreign']): PermissionRow => ({
  access: 'admin',
  input,
  foreign,
})

const oneRun = (rows: PermissionRows) => ({ runId: rows.runId })
const oneImport = (rows: PermissionRows) => ({ importId: rows.importId })
const oneSet = (rows: PermissionRows) => ({ promptSetId: rows.promptSetId })
const oneModel = (rows: PermissionRows) => ({ modelId: rows.sftModelId })
const OPENING = { turns: [{ role: 'prompt', text: 'Hello' }] }
const askOf = (model: 'sftModelId' | 'rewardModelId') => (rows: PermissionRows) => ({
  modelId: rows[model],
  opening: OPENING,
  continuation: { ids: [] },
})
const draftOf = (rows: PermissionRows) => ({
  tiers: [[rows.completionId]],
  unplaced: [rows.secondCompletionId],
  flags: {},
  note: '',
  activeMs: 0,
  idleMs: 0,
  savedAt: 1,
})

export const PERMISSIONS: Record<string, PermissionRow> = {
  'setup.isNeeded': anyone(),
  'setup.isLinkValid': anyone(() => SECRET),
  'setup.createAdmin': anyone(() => ({ ...SECRET, account: ACCOUNT })),

  'account.read': signedIn(),
  'account.rename': signedIn(() => ({ name: 'Me' })),
  'account.changePassword': signedIn(() => ({ currentPassword: 'wrong', newPassword: ACCOUNT.password })),

  'projects.list': signedIn(),
  'projects.canCreate': signedIn(),
  'projects.create': signedIn(() => ({ ...DETAILS, guidelines: '' })),
  'projects.shell': annotator(),
  'projects.waiting': annotator(),
  'projects.read': annotator(),
  'projects.ownQueue': annotator(),
  'projects.ownProgress': annotator(() => ({ since: new Date(0) })),
  'projects.leaderboard': annotator(),
  'projects.loopState': researcher(),
  'projects.update': admin(() => DETAILS),

  'members.list': admin(),
  'members.changeRole': admin((rows) => ({ userId: rows.memberId, role: 'annotator' }), {
    userId: 'memberId',
  }),
  'members.remove': admin((rows) => ({ userId: rows.memberId }), { userId: 'memberId' }),

  'invitations.list': admin(),
  'invitations.create': admin(() => ({ role: 'annotator' })),
  'invitations.revoke': admin((rows) => ({ invitationId: rows.invitationId }), {
    invitationId: 'invitationId',
  }),
  'invitations.read': anyone(() => SECRET),
  'invitations.join': signedIn(() => SECRET),
  'invitations.joinAsNew': anyone(() => ({ ...SECRET, account: ACCOUNT })),

  'apiKeys.list': admin(),
  'apiKeys.create': admin(() => ({ name: 'one', scopes: ['prompts:read'] })),
  'apiKeys.revoke': admin((rows) => ({ apiKeyId: rows.apiKeyId }), { apiKeyId: 'apiKeyId' }),

  'modelServers.list': admin(),
  'modelServers.add': admin(() => ({ ...SERVER, key: null })),
  'modelServers.change': admin(({ serverId }) => ({ serverId, ...SERVER }), { serverId: 'serverId' }),
  'modelServers.lookUp': admin(({ serverId }) => ({ serverId }), { serverId: 'serverId' }),
  'modelServers.offer': admin(
    ({ serverId }) => ({ serverId, name: 'another', inputPrice: null, outputPrice: null }),
    { serverId: 'serverId' },
  ),
  'modelServers.withdraw': admin(({ remoteModelId }) => ({ remoteModelId }), {
    remoteModelId: 'remoteModelId',
  }),
  'modelServers.remove': admin(({ secondServerId }) => ({ serverId: secondServerId }), {
    serverId: 'serverId',
  }),
  'webhooks.list': admin(),
  'webhooks.create': admin(() => ({ url: 'https://example.org/another', events: ['run.ended'] })),
  'webhooks.deliveries': admin((rows) => ({ webhookId: rows.webhookId }), { webhookId: 'webhookId' }),
  'webhooks.test': admin((rows) => ({ webhookId: rows.webhookId }), { webhookId: 'webhookId' }),
  'webhooks.remove': admin((rows) => ({ webhookId: rows.webhookId }), { webhookId: 'webhookId' }),
  'webhooks.resend': admin((rows) => ({ deliveryId: rows.deliveryId }), { deliveryId: 'deliveryId' }),

  'tokens.starterTokenizer': anyone(),
  'tokens.ofModels': annotator(),
  'tokens.ofModel': annotator(oneModel, { modelId: 'sftModelId' }),

  // Readers: members, and anybody when the project's admin allows it; the projects of this walk do not.
  'anatomy.open': annotator(),
  'anatomy.pretraining': annotator(),
  'anatomy.loop': annotator(),
  'anatomy.demonstrationKinds': annotator(),
  'anatomy.stars': annotator(() => ({ rankings: [[1, 2, 3]] })),
  'anatomy.visibility': admin(),
  'anatomy.setVisibility': admin(() => ({ isPublic: false })),

  // Readers, too. A foreign model is refused before a worker is looked for.
  'inference.nextTokens': annotator(askOf('sftModelId'), { modelId: 'sftModelId' }),
  'inference.logProbs': annotator(askOf('sftModelId'), { modelId: 'sftModelId' }),
  'inference.score': annotator(askOf('rewardModelId'), { modelId: 'rewardModelId' }),
  'inference.generate': annotator(
    (rows) => ({ modelId: rows.sftModelId, opening: OPENING, settings: SETTINGS, seed: 1 }),
    { modelId: 'sftModelId' },
  ),

  'demonstrations.desk': annotator(),
  'demonstrations.next': annotator((rows) => ({ exceptPromptIds: [rows.promptId] }), {
    exceptPromptIds: { row: 'promptId', harmless: 'names what to leave out' },
  }),
  'demonstrations.progress': annotator(),
  'demonstrations.saveDraft': annotator(
    (rows) => ({
      draft: {
        promptId: rows.promptId,
        instruction: '',
        response: 'x',
        taskType: 'other',
        submissionKey: KEY,
        activeMs: 0,
        savedAt: 1,
      },
    }),
    {
      'draft.promptId': {
        row: 'promptId',
        harmless: 'a draft is private text; the prompt is checked when it is opened and sent',
      },
    },
  ),
  'demonstrations.submit': annotator(
    (rows) => ({
      submissionKey: KEY,
      promptId: rows.promptId,
      fromCompletionId: rows.completionId,
      response: 'An answer.',
    }),
    {
      promptId: {
        row: 'promptId',
        harmless: 'beside a completion it is not read; tests/integration/demonstrations has it alone',
      },
      fromCompletionId: 'completionId',
    },
  ),
  'demonstrations.better': annotator((rows) => ({ completionId: rows.completionId }), {
    completionId: 'completionId',
  }),
  'demonstrations.saveBetter': annotator(
    (rows) => ({
      completionId: rows.completionId,
      draft: { response: 'x', submissionKey: KEY, activeMs: 0, savedAt: 1 },
    }),
    { completionId: 'completionId' },
  ),
  'demonstrations.similar': annotator((rows) => ({ promptId: rows.promptId, response: 'One two three.' }), {
    promptId: { row: 'promptId', harmless: 'looks among the own project’s answers to it' },
  }),
  'demonstrations.returned': annotator(),
  'demonstrations.resubmit': annotator(
    ({ demonstrationId }) => ({ demonstrationId, revision: 1, response: 'Better.' }),
    { demonstrationId: 'demonstrationId' },
  ),
  'demonstrations.review': researcher(
    ({ demonstrationId }) => ({ demonstrationId, revision: 1, verdict: 'returned', comment: 'Shorter.' }),
    { demonstrationId: 'demonstrationId' },
  ),
  'demonstrations.list': researcher((rows) => ({ authorId: rows.memberId }), {
    authorId: { row: 'memberId', harmless: 'filters the own project' },
  }),
  'demonstrations.counts': researcher(),

  'annotation.aspects': annotator(),
  'annotation.saveAspects': admin(() => ({ aspects: [] })),
  'annotation.deskSettings': annotator(),
  'annotation.saveDeskSettings': admin(() => ({ hasLeaderboard: false, wordGoal: null })),
  'annotation.guidelines': annotator(),
  'annotation.seeGuidelines': annotator(() => ({ version: 0 })),
  'annotation.guidelineVersions': researcher(),
  'annotation.saveGuidelines': admin(() => ({ text: 'Be kind.', version: 0 })),

  'rankings.next': annotator((rows) => ({ exceptTaskId: rows.taskId }), {
    exceptTaskId: { row: 'taskId', harmless: 'names what to leave out' },
  }),
  'rankings.progress': annotator(),
  'rankings.saveDraft': annotator((rows) => ({ taskId: rows.taskId, draft: draftOf(rows) }), {
    taskId: 'taskId',
  }),
  'rankings.heartbeat': annotator((rows) => ({ taskId: rows.taskId }), { taskId: 'taskId' }),
  'rankings.submit': annotator(
    (rows) => ({
      taskId: rows.taskId,
      items: [rows.completionId, rows.secondCompletionId].map((completionId, index) => ({
        completionId,
        rank: index + 1,
      })),
    }),
    {
      taskId: 'taskId',
      'items.completionId': {
        row: 'completionId',
        alsoAllowed: 'BAD_REQUEST',
        because: 'the items must be exactly the task’s own completions',
      },
    },
  ),
  'rankings.skip': annotator((rows) => ({ taskId: rows.taskId, reason: 'other' }), { taskId: 'taskId' }),
  'rankings.mine': annotator(),
  'rankings.readMine': annotator((rows) => ({ rankingId: rows.rankingId }), { rankingId: 'rankingId' }),
  'rankings.correct': annotator(
    (rows) => ({
      rankingId: rows.rankingId,
      revision: 1,
      items: [{ completionId: rows.completionId, rank: 1 }],
    }),
    {
      rankingId: 'rankingId',
      'items.completionId': {
        row: 'completionId',
        alsoAllowed: 'BAD_REQUEST',
        because: 'the items are compared with those of the ranking',
      },
    },
  ),

  'practice.mine': annotator(),
  'practice.next': annotator((rows) => ({ exceptGoldId: rows.goldId }), {
    exceptGoldId: { row: 'goldId', harmless: 'names what to leave out' },
  }),
  'practice.attempt': annotator(
    (rows) => ({
      goldId: rows.goldId,
      submissionKey: KEY,
      items: [rows.completionId, rows.secondCompletionId].map((completionId, index) => ({
        completionId,
        rank: index + 1,
      })),
    }),
    {
      goldId: 'goldId',
      'items.completionId': {
        row: 'completionId',
        alsoAllowed: 'BAD_REQUEST',
        because: 'the items must be exactly those of the gold task',
      },
    },
  ),
  'practice.makeGold': researcher((rows) => ({ rankingId: rows.rankingId, reason: '' }), {
    rankingId: 'rankingId',
  }),
  'practice.retireGold': researcher((rows) => ({ goldId: rows.goldId }), { goldId: 'goldId' }),
  'practice.settings': admin(),
  'practice.saveSettings': admin(() => ({ isPracticeAsked: false, practiceAttempts: 5, passMark: 0.8 })),

  'preferences.list': researcher(),
  'preferences.summary': researcher(),

  'arena.next': annotator((rows) => ({ exceptMatchId: rows.matchId }), {
    exceptMatchId: { row: 'matchId', harmless: 'names what to leave out' },
  }),
  'arena.progress': annotator(),
  'arena.vote': annotator((rows) => ({ matchId: rows.matchId, choice: 'left' }), { matchId: 'matchId' }),
  'arena.contestants': researcher(),
  'arena.createMatches': researcher((rows) => ({ modelAId: rows.sftModelId, modelBId: rows.policyModelId }), {
    modelAId: 'sftModelId',
    modelBId: 'policyModelId',
  }),
  'arena.results': researcher(),

  'runs.list': researcher(),
  'runs.counts': researcher(),
  'runs.get': researcher(oneRun, { runId: 'runId' }),
  'runs.metrics': researcher(oneRun, { runId: 'runId' }),
  'runs.log': researcher(oneRun, { runId: 'runId' }),
  'runs.samples': researcher(oneRun, { runId: 'runId' }),
  'runs.form': researcher(),
  'runs.startPretrain': researcher(
    (rows) => ({
      modelVersionId: rows.baseModelId,
      startsFrom: 'nothing',
      mix: [{ source: { textId: rows.textId }, share: 1 }],
    }),
    { modelVersionId: 'baseModelId', 'mix.source.textId': 'textId' },
  ),
  'runs.startSft': researcher((rows) => ({ modelVersionId: rows.baseModelId, snapshotId: rows.snapshotId }), {
    modelVersionId: 'baseModelId',
    snapshotId: 'snapshotId',
  }),
  'runs.startReward': researcher(
    (rows) => ({ modelVersionId: rows.sftModelId, snapshotId: rows.rankingSnapshotId }),
    { modelVersionId: 'sftModelId', snapshotId: 'rankingSnapshotId' },
  ),
  'runs.startPolicy': researcher(
    (rows) => ({
      modelVersionId: rows.sftModelId,
      rewardModelId: rows.rewardModelId,
      moreRewardModelIds: [rows.secondRewardModelId],
    }),
    {
      modelVersionId: 'sftModelId',
      rewardModelId: 'rewardModelId',
      moreRewardModelIds: 'secondRewardModelId',
    },
  ),
  'runs.startSample': researcher(
    (rows) => ({
      modelVersionId: rows.sftModelId,
      alsoFrom: [
        { model: { remoteModelId: rows.remoteModelId }, completionsPerPrompt: 1 },
        { model: { modelVersionId: rows.baseModelId }, completionsPerPrompt: 1 },
      ],
      prompts: { promptIds: [rows.promptId] },
      settings: SETTINGS,
    }),
    {
      modelVersionId: 'sftModelId',
      'alsoFrom.model.modelVersionId': {
        row: 'baseModelId',
        alsoAllowed: 'BAD_REQUEST',
        because: 'a source names a version or a remote model, not both',
      },
      'alsoFrom.model.remoteModelId': 'remoteModelId',
      'prompts.promptIds': 'promptId',
    },
  ),
  'runs.startScore': researcher(
    (rows) => ({ rewardModelId: rows.rewardModelId, sampleRunIds: [rows.runId] }),
    {
      rewardModelId: 'rewardModelId',
      sampleRunIds: 'runId',
    },
  ),
  'runs.cancel': researcher(oneRun, { runId: 'runId' }),
  'runs.pause': researcher(oneRun, { runId: 'runId' }),
  'runs.resume': researcher(oneRun, { runId: 'runId' }),
  'runs.prioritise': researcher(({ runId }) => ({ runId, priority: 'high' }), { runId: 'runId' }),
  'runs.watch': researcher(oneRun, {
    runId: 'runId',
    lastEventId: { row: 'runId', harmless: 'a position in the stream of the run that runId names' },
  }),

  'models.list': researcher(),
  'models.get': researcher(oneModel, { modelId: 'sftModelId' }),
  'models.lineage': researcher(),
  'models.storage': researcher(),
  'models.scoreSpread': researcher(oneModel, { modelId: 'sftModelId' }),
  'models.evaluation': researcher(oneModel, { modelId: 'sftModelId' }),
  'models.evaluate': researcher(oneModel, { modelId: 'sftModelId' }),
  'models.decide': researcher((rows) => ({ ...oneModel(rows), decision: 'promote', reason: 'It won.' }), {
    modelId: 'sftModelId',
  }),
  'models.removeUnreferenced': admin(() => ({ paths: ['runs/none'] })),
  'models.writeNotes': researcher((rows) => ({ ...oneModel(rows), notes: 'x' }), { modelId: 'sftModelId' }),

  'compare.start': researcher(
    (rows) => ({
      modelVersionIds: [rows.sftModelId],
      prompt: { promptId: rows.promptId },
      settings: SETTINGS,
    }),
    { modelVersionIds: 'sftModelId', 'prompt.promptId': 'promptId' },
  ),
  'compare.read': researcher((rows) => ({ groupId: rows.groupId }), { groupId: 'groupId' }),
  'compare.list': researcher(),
  'compare.rankAnswers': researcher(
    (rows) => ({
      prompt: 'Hello',
      answers: ['One.', 'Two.'].map((text) => ({
        modelId: rows.sftModelId,
        text,
        tokenIds: [1],
        finishReason: 'eos',
        settings: SETTINGS,
        seed: 1,
      })),
    }),
    {
      'answers.modelId': 'sftModelId',
      'answers.tokenIds': {
        row: 'sftModelId',
        alsoAllowed: 'BAD_REQUEST',
        because: 'these are numbers of tokens',
      },
    },
  ),
  'compare.prepareArena': researcher(
    (rows) => ({ modelAId: rows.sftModelId, modelBId: rows.policyModelId, prompts: 1, settings: SETTINGS }),
    { modelAId: 'sftModelId', modelBId: 'policyModelId' },
  ),

  'promptSets.get': researcher(oneSet, { promptSetId: 'promptSetId' }),
  'promptSets.freeze': researcher(oneSet, { promptSetId: 'promptSetId' }),
  'promptSets.compare': researcher((rows) => ({ ...oneSet(rows), from: 1 }), { promptSetId: 'promptSetId' }),
  'prompts.list': researcher((rows) => ({ promptIds: [rows.promptId], promptSetId: rows.promptSetId }), {
    promptIds: { row: 'promptId', harmless: 'it narrows the project’s own prompts' },
    promptSetId: { row: 'promptSetId', harmless: 'it narrows the project’s own prompts' },
  }),
  'prompts.count': researcher((rows) => ({ promptIds: [rows.promptId], promptSetId: rows.promptSetId }), {
    promptIds: { row: 'promptId', harmless: 'it narrows the project’s own prompts' },
    promptSetId: { row: 'promptSetId', harmless: 'it narrows the project’s own prompts' },
  }),
  'prompts.summary': researcher(),
  'prompts.get': researcher((rows) => ({ promptId: rows.promptId }), { promptId: 'promptId' }),
  'prompts.report': annotator((rows) => ({ promptId: rows.promptId, reason: 'unclear' }), {
    promptId: 'promptId',
  }),
  'prompts.reports': researcher(),
  'prompts.closeReport': researcher((rows) => ({ reportId: rows.reportId, verdict: 'dismiss' }), {
    reportId: 'reportId',
  }),
  'prompts.restore': researcher((rows) => ({ promptId: rows.promptId }), { promptId: 'promptId' }),
  'prompts.add': admin(() => ({ text: 'One more prompt' })),
  'prompts.edit': admin(
    (rows) => ({
      selection: { promptIds: [rows.promptId], promptSetId: rows.promptSetId },
      change: { field: 'tags', add: ['seen'] },
    }),
    {
      'selection.promptIds': { row: 'promptId', harmless: 'it narrows the project’s own prompts' },
      'selection.promptSetId': { row: 'promptSetId', harmless: 'it narrows the project’s own prompts' },
    },
  ),
  'prompts.edits': researcher(),
  'prompts.undoEdit': admin((rows) => ({ editId: rows.promptEditId }), { editId: 'promptEditId' }),

  'screening.state': researcher(),
  'screening.findings': researcher(() => ({ kind: 'duplicate' })),
  'screening.start': admin(),
  'screening.close': researcher((rows) => ({ findingId: rows.findingId, verdict: 'dismiss' }), {
    findingId: 'findingId',
  }),
  'screening.redact': admin((rows) => ({ findingId: rows.findingId }), { findingId: 'findingId' }),
  'screening.heldOutLists': researcher(),
  'screening.addHeldOutList': admin(() => ({ name: 'bench', text: 'One?' })),
  'screening.removeHeldOutList': admin((rows) => ({ listId: rows.heldOutListId }), {
    listId: 'heldOutListId',
  }),

  'imports.list': researcher(),
  'imports.get': researcher(oneImport, { importId: 'importId' }),
  'imports.preview': admin((rows) => ({ ...oneImport(rows), reading: {} }), { importId: 'importId' }),
  'imports.start': admin((rows) => ({ ...oneImport(rows), settings: { promptSet: 'rows' } }), {
    importId: 'importId',
  }),
  'imports.undo': admin(oneImport, { importId: 'importId' }),

  'system.workers': researcher(),
  'system.providers': researcher(),

  'texts.list': researcher(),
  'texts.retire': researcher((rows) => ({ textId: rows.textId, isRetired: false }), { textId: 'textId' }),
  'datasets.preview': researcher((rows) => ({ kind: 'demonstrations', snapshotId: rows.snapshotId }), {
    snapshotId: 'snapshotId',
  }),
  'exports.latest': researcher(),
  'exports.news': researcher(),
  'exports.start': researcher((rows) => ({ kind: 'demonstrations', snapshotId: rows.snapshotId }), {
    snapshotId: 'snapshotId',
  }),
  'exports.markSeen': researcher((rows) => ({ exportId: rows.exportId }), { exportId: 'exportId' }),
  'datasets.snapshots': researcher(),
  'datasets.count': researcher(
    (rows) => ({
      kind: 'rankings',
      filter: {
        promptSetIds: [rows.promptSetId],
        personIds: [rows.memberId],
        modelVersionIds: [rows.sftModelId],
      },
    }),
    {
      'filter.promptSetIds': 'promptSetId',
      'filter.modelVersionIds': 'sftModelId',
      'filter.personIds': { row: 'memberId', harmless: 'it counts rows of the own project' },
    },
  ),
  'datasets.compare': researcher((rows) => ({ snapshotId: rows.snapshotId, otherId: rows.snapshotId }), {
    snapshotId: 'snapshotId',
    otherId: 'snapshotId',
  }),
  'datasets.take': researcher(
    (rows) => ({
      kind: 'rankings',
      name: 'one',
      filter: {
        promptSetIds: [rows.promptSetId],
        personIds: [rows.memberId],
        modelVersionIds: [rows.sftModelId],
      },
    }),
    {
      'filter.promptSetIds': 'promptSetId',
      'filter.modelVersionIds': 'sftModelId',
      'filter.personIds': {
        row: 'memberId',
        alsoAllowed: 'CONFLICT',
        because: 'it filters the own project, where such a person has no rows',
      },
    },
  ),
  'datasets.choices': researcher(() => ({ kind: 'rankings' })),
  'datasets.verify': researcher((rows) => ({ snapshotId: rows.snapshotId }), { snapshotId: 'snapshotId' }),
}
