/** Runs: start, follow, pause, stop. */
import { type TRPCMutationProcedure, tracked } from '@trpc/server'
import { z } from 'zod'
import { PageLimit } from '../../schemas/page'
import {
  RUN_KIND_NAMES,
  RunPriority,
  START_REQUESTS,
  STARTABLE_KINDS,
  type StartableKind,
  type StartRequest,
} from '../../schemas/run'
import { formatCursor, parseCursor } from '../../schemas/run-cursor'
import { cancelRun } from '../../services/runs/cancel-run'
import type { CreatedRun } from '../../services/runs/create-run'
import { getRun } from '../../services/runs/get-run'
import { countRuns, listRuns } from '../../services/runs/list-runs'
import { pauseRun } from '../../services/runs/pause-run'
import { prioritiseRun } from '../../services/runs/prioritise-run'
import { readLog } from '../../services/runs/read-log'
import { readMetrics } from '../../services/runs/read-metrics'
import { readRunForm } from '../../services/runs/read-run-form'
import { readSamples } from '../../services/runs/read-samples'
import { resumeRun } from '../../services/runs/resume-run'
import { startRun } from '../../services/runs/start-run'
import { watchRun } from '../../services/runs/watch-run'
import { projectProcedure, router } from '../trpc'

const Id = z.string().min(1).max(64)
const OneRun = z.object({ runId: Id })
const Step = z.number().int().min(0).max(2_147_483_647)
const researcher = projectProcedure('researcher')

type Starts = {
  [Kind in StartableKind as `start${Capitalize<Kind>}`]: TRPCMutationProcedure<{
    input: { projectId: string } & StartRequest<Kind>
    output: CreatedRun
    meta: unknown
  }>
}

/** `startSft`, `startReward` and so on: one procedure a kind of run that somebody may start. */
const starts = Object.fromEntries(
  STARTABLE_KINDS.map((kind) => [
    `start${kind[0].toUpperCase()}${kind.slice(1)}`,
    researcher
      .input(START_REQUESTS[kind])
      .mutation(({ ctx, input }) => startRun(ctx.actor, kind, input as StartRequest<typeof kind>)),
  ]),
) as unknown as Starts

export const runsRouter = router({
  list: researcher
    .input(
      z.object({
        kind: z.enum(RUN_KIND_NAMES).optional(),
        status: z.enum(['waiting', 'running', 'done', 'failed', 'stopped', 'paused']).optional(),
        withComparisons: z.boolean().optional(),
        limit: PageLimit,
        cursor: Id.nullish(),
      }),
    )
    .query(({ ctx, input }) => listRuns(ctx.actor, input)),
  counts: researcher.query(({ ctx }) => countRuns(ctx.actor)),
  get: researcher.input(OneRun).query(({ ctx, input }) => getRun(ctx.actor, input)),
  metrics: researcher
    .input(OneRun.extend({ from: Step.optional(), to: Step.optional() }))
    .query(({ ctx, input }) => readMetrics(ctx.actor, input)),
  log: researcher.input(OneRun).query(({ ctx, input }) => readLog(ctx.actor, input)),
  samples: researcher.input(OneRun).query(({ ctx, input }) => readSamples(ctx.actor, input)),
  form: researcher.query(({ ctx }) => readRunForm(ctx.actor)),
  ...starts,
  pause: researcher.input(OneRun).mutation(({ ctx, input }) => pauseRun(ctx.actor, input)),
  resume: researcher.input(OneRun).mutation(({ ctx, input }) => resumeRun(ctx.actor, input)),
  prioritise: researcher
    .input(OneRun.extend({ priority: RunPriority }))
    .mutation(({ ctx, input }) => prioritiseRun(ctx.actor, input)),
  cancel: researcher.input(OneRun).mutation(({ ctx, input }) => cancelRun(ctx.actor, input)),
  /** Updates of one run until it ends; resumable by the id of the last event. */
  watch: researcher
    .input(OneRun.extend({ lastEventId: z.string().max(64).nullish() }))
    .subscription(async function* ({ ctx, input, signal }) {
      const cursor = parseCursor(input.lastEventId)
      const updates = watchRun(
        ctx.actor,
        { runId: input.runId, cursor },
        signal ?? new AbortController().signal,
      )
      for await (const { cursor, update } of updates) yield tracked(formatCursor(cursor), update)
    }),
})
