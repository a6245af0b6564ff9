/** A call that works for every route of the REST API. `rest.test.ts` walks it; a new route without a case fails there. */
import type { PermissionRows } from '../support/permission-rows'

export interface RestCase {
  /** Values of the names in the path. */
  params?: (rows: PermissionRows) => Record<string, string>
  query?: string
  body?: (rows: PermissionRows) => Record<string, unknown>
  /** When the rows at hand allow no success: the refusal, which shows that the service was reached. */
  refusal?: number
}

const prompt = (rows: PermissionRows) => ({ promptId: rows.promptId })
const set = (rows: PermissionRows) => ({ promptSetId: rows.promptSetId })
const task = (rows: PermissionRows) => ({ taskId: rows.taskId })
const run = (rows: PermissionRows) => ({ runId: rows.runId })
const model = (rows: PermissionRows) => ({ modelVersionId: rows.sftModelId })
const brought = (rows: PermissionRows) => ({ importId: rows.importId })
const snapshot = (rows: PermissionRows) => ({ snapshotId: rows.snapshotId })

export const REST_CASES: Record<string, RestCase> = {
  'GET /key': {},
  'GET /prompts': { query: '?split=train&limit=2' },
  'GET /prompts/{promptId}': { params: prompt },
  'POST /prompts': { body: () => ({ text: 'Say something new.\nSay something else.', taskType: 'story' }) },
  'GET /prompt-sets': { query: '?limit=1' },
  'GET /prompt-sets/{promptSetId}/versions': { params: set },
  'POST /prompt-sets/{promptSetId}/versions': { params: set, body: () => ({ note: 'frozen' }) },
  'GET /prompt-sets/{promptSetId}/prompts': { params: set, query: '?version=1' },
  'GET /prompt-sets/{promptSetId}/differences': { params: set, query: '?from=1&only=added' },
  'POST /imports': { query: '?name=a.jsonl' },
  'POST /imports/{importId}/preview': { params: brought, body: () => ({}), refusal: 409 },
  'POST /imports/{importId}/start': {
    params: brought,
    body: () => ({ promptSet: 'From a file' }),
    refusal: 409,
  },
  'GET /imports/{importId}': { params: brought },
  'POST /imports/{importId}/undo': { params: brought },
  'GET /demonstrations': { query: '?origin=person' },
  'POST /demonstrations': { body: (rows) => ({ ...prompt(rows), response: 'An answer.' }) },
  'GET /tasks': { query: '?status=open' },
  'GET /tasks/{taskId}': { params: task },
  'POST /tasks/lease': {},
  'POST /tasks/{taskId}/heartbeat': { params: task, refusal: 404 },
  'POST /tasks/{taskId}/skip': { params: task, body: () => ({ reason: 'cannot-judge' }), refusal: 404 },
  'GET /rankings': {},
  'GET /rankings/{rankingId}': { params: (rows) => ({ rankingId: rows.rankingId }) },
  'POST /rankings': {
    body: (rows) => ({
      ...task(rows),
      items: [
        { completionId: rows.completionId, rank: 1, flags: [] },
        { completionId: rows.secondCompletionId, rank: 2, note: undefined },
      ],
      note: 'Clear.',
    }),
    refusal: 404,
  },
  'POST /rankings/{rankingId}/corrections': {
    params: (rows) => ({ rankingId: rows.rankingId }),
    body: (rows) => ({ revision: 1, items: [{ completionId: rows.completionId, rank: 1 }] }),
    refusal: 404,
  },
  'GET /completions': { query: '?limit=100' },
  'GET /completions/{completionId}': { params: (rows) => ({ completionId: rows.completionId }) },
  'GET /snapshots': {},
  'GET /snapshots/{snapshotId}': { params: snapshot },
  'POST /snapshots': {
    body: (rows) => ({ kind: 'rankings', name: 'one', filter: { promptSetIds: [rows.promptSetId] } }),
  },
  'POST /snapshots/{snapshotId}/verification': { params: snapshot },
  'GET /snapshots/{snapshotId}/differences': {
    params: snapshot,
    query: '?with=another',
    refusal: 404,
  },
  'GET /export': { query: '?kind=comparisons&file=csv' },
  'GET /remote-models': { query: '?limit=1' },
  'GET /exports': {},
  'POST /exports': { body: () => ({ kind: 'prompts', file: 'csv' }) },
  'GET /exports/{exportId}': { params: (rows) => ({ exportId: rows.exportId }) },
  'GET /exports/{exportId}/file': { params: (rows) => ({ exportId: rows.exportId }), refusal: 404 },
  'GET /runs': { query: '?status=done' },
  'GET /runs/{runId}': { params: run },
  'GET /runs/{runId}/metrics': { params: run, query: '?from=0&to=10' },
  'GET /runs/{runId}/log': { params: run },
  'POST /runs': {
    body: (rows) => ({
      kind: 'sample',
      modelVersionId: rows.sftModelId,
      prompts: { split: 'train', count: 1 },
      settings: { temperature: 1, topP: 1, topK: 0, maxTokens: 8 },
      overlap: 1,
      alsoFrom: [{ model: { remoteModelId: rows.remoteModelId }, completionsPerPrompt: 2 }],
      stop: ['END'],
    }),
  },
  'POST /runs/{runId}/cancel': { params: run, refusal: 409 },
  'POST /runs/{runId}/pause': { params: run, refusal: 409 },
  'POST /runs/{runId}/resume': { params: run, refusal: 409 },
  'GET /model-versions': { query: '?kind=sft' },
  'GET /model-versions/{modelVersionId}': { params: model },
  'GET /model-versions/{modelVersionId}/files': { params: model, refusal: 404 },
}
