import { z } from 'zod'
import { sayInEnglish } from '../../messages/say-in-english'
import { RUN_KIND_NAMES, START_REQUESTS, STARTABLE_KINDS, type StartRun } from '../../schemas/run'
import { listRemoteModels } from '../../services/model-servers/list-servers'
import { cancelRun } from '../../services/runs/cancel-run'
import { getRun } from '../../services/runs/get-run'
import { listRuns } from '../../services/runs/list-runs'
import { pauseRun } from '../../services/runs/pause-run'
import { readLog } from '../../services/runs/read-log'
import { readMetrics } from '../../services/runs/read-metrics'
import { resumeRun } from '../../services/runs/resume-run'
import { startRun } from '../../services/runs/start-run'
import { Codes, codesOf, outcomeInWords, sentenceOf } from '../in-words'
import { route } from '../route'
import { asPage, Id, PAGE_QUERY, pageOfAll, pageShape, SetVersion, Time, VersionRef } from '../shapes'

const RunKind = z.enum(RUN_KIND_NAMES)
const RunStatus = z.enum(['waiting', 'running', 'done', 'failed', 'stopped', 'paused'])
const Run = z.object({
  id: Id,
  name: z.string(),
  kind: RunKind,
  status: RunStatus,
  step: z.number().int(),
  totalSteps: z.number().int(),
  etaMs: z.number().int().nullable(),
  priority: z.string(),
  executionProvider: z.string().nullable(),
  outcome: z.string().nullable().describe('Why it failed or stopped, in a sentence.'),
  outcomeCodes: Codes,
  output: VersionRef.nullable().describe('The model version it made.'),
  createdAt: Time,
  startedAt: Time.nullable(),
  finishedAt: Time.nullable(),
})

const [first, ...others] = STARTABLE_KINDS.map((kind) =>
  z.strictObject({ kind: z.literal(kind), ...START_REQUESTS[kind].shape }),
)
const StartRunBody = z.discriminatedUnion('kind', [first, ...others]) as unknown as z.ZodType<StartRun>

/** A program may ask a run that has not ended to stop, to pause or to go on. */
const runRequest = (verb: 'cancel' | 'pause' | 'resume', summary: string, service: typeof cancelRun) =>
  route({
    method: 'POST',
    path: `/runs/{runId}/${verb}`,
    resource: 'runs',
    scope: 'runs:write',
    role: 'researcher',
    summary,
    answer: z.object({ asked: z.literal(verb) }),
    async handle({ actor, params }) {
      await service(actor, { runId: params.runId })
      return { asked: verb }
    },
  })

export const runRoutes = [
  route({
    method: 'GET',
    path: '/remote-models',
    resource: 'runs',
    scope: 'runs:read',
    role: 'researcher',
    summary: 'List remote models',
    about: 'Models of other servers that a sampling run may ask, as the settings offer them.',
    query: z.strictObject(PAGE_QUERY),
    answer: pageShape(
      z.object({ id: Id, name: z.string().describe('As the server calls it.'), server: z.string() }),
    ),
    handle: async ({ actor, query }) =>
      asPage(pageOfAll(await listRemoteModels(actor), query), query.cursor, (row) => row),
  }),
  route({
    method: 'GET',
    path: '/runs',
    resource: 'runs',
    scope: 'runs:read',
    role: 'researcher',
    summary: 'List runs',
    about: 'The newest first.',
    query: z.strictObject({ kind: RunKind.optional(), status: RunStatus.optional(), ...PAGE_QUERY }),
    answer: pageShape(Run),
    handle: async ({ actor, query }) => asPage(await listRuns(actor, query), query.cursor, outcomeInWords),
  }),
  route({
    method: 'GET',
    path: '/runs/{runId}',
    resource: 'runs',
    scope: 'runs:read',
    role: 'researcher',
    summary: 'Read a run',
    answer: Run.extend({
      config: z.unknown().describe('What was asked for.'),
      resolvedConfig: z.unknown().describe('What ran.'),
      seed: z.number().int(),
      commit: z.string().nullable(),
      model: VersionRef.nullable(),
      rewardModel: VersionRef.nullable(),
      snapshot: z.object({ id: Id, kind: z.string(), hash: z.string(), rows: z.number().int() }).nullable(),
      prompts: z.number().int(),
      promptSets: z.array(SetVersion).describe('The versions of prompt sets that it drew on.'),
      completions: z.number().int(),
      rankingTasks: z.number().int(),
      remoteUsage: z
        .array(
          z.object({
            remoteModel: z.object({ name: z.string(), server: z.object({ name: z.string() }) }),
            answers: z.number().int(),
            failures: z.number().int(),
            retries: z.number().int(),
            promptTokens: z.number().int(),
            completionTokens: z.number().int(),
            cost: z.number().nullable().describe('US dollars; null when the prices are unknown.'),
            problem: z.string().nullable(),
            problemCodes: Codes,
          }),
        )
        .describe('What a sampling run asked of model servers.'),
    }),
    async handle({ actor, params }) {
      const run = await getRun(actor, { runId: params.runId })
      return {
        ...outcomeInWords(run),
        remoteUsage: run.remoteUsage.map(({ problem, ...usage }) => ({
          ...usage,
          problem: sentenceOf(problem),
          problemCodes: codesOf(problem),
        })),
      }
    },
  }),
  route({
    method: 'GET',
    path: '/runs/{runId}/metrics',
    resource: 'runs',
    scope: 'runs:read',
    role: 'researcher',
    summary: 'Read the curves of a run',
    about: 'By metric name; of long runs, means of blocks of steps. `from` and `to` look closely.',
    query: z.strictObject({
      from: z.coerce.number().int().min(0).max(2_147_483_647).optional(),
      to: z.coerce.number().int().min(0).max(2_147_483_647).optional(),
    }),
    answer: z.object({
      curves: z.record(
        z.string(),
        z.array(
          z.object({
            step: z.number(),
            value: z.number(),
            low: z.number().optional(),
            high: z.number().optional(),
          }),
        ),
      ),
    }),
    handle: ({ actor, params, query }) => readMetrics(actor, { runId: params.runId, ...query }),
  }),
  route({
    method: 'GET',
    path: '/runs/{runId}/log',
    resource: 'runs',
    scope: 'runs:read',
    role: 'researcher',
    summary: 'Read the log of a run',
    about: 'Its last lines.',
    answer: z.object({
      lines: z.array(
        z.object({
          id: z.string(),
          level: z.string(),
          message: z.string(),
          codes: Codes,
          createdAt: Time,
        }),
      ),
    }),
    async handle({ actor, params }) {
      const lines = await readLog(actor, { runId: params.runId })
      return {
        lines: lines.map(({ message, ...line }) => ({
          ...line,
          message: sayInEnglish(message),
          codes: codesOf(message),
        })),
      }
    },
  }),
  route({
    method: 'POST',
    path: '/runs',
    resource: 'runs',
    scope: 'runs:write',
    role: 'researcher',
    summary: 'Start a run',
    about:
      'Training (pretrain, sft, reward, policy), sampling or scoring. A worker takes it; follow it by its id.',
    body: StartRunBody,
    example: {
      kind: 'sample',
      modelVersionId: 'a-model-version',
      prompts: { split: 'train', count: 20 },
      completionsPerPrompt: 4,
    },
    answer: z.object({ id: Id, number: z.number().int() }),
    status: 201,
    handle: ({ actor, body }) => startRun(actor, body.kind, body),
  }),
  runRequest('cancel', 'Stop a run', cancelRun),
  runRequest('pause', 'Set a run aside', pauseRun),
  runRequest('resume', 'Let a paused run go on', resumeRun),
]
