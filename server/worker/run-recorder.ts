/**
 * Writes a running task's events into Run, RunMetrics, RunLog and RunSample: in order, in batches, fenced by attempt,
 * announced on the run's channel. Also the run's heartbeat.
 */
import type { TaskEvent, WatchedSample } from '../../ml/contract'
import { type Message, messagesIn, together } from '../../ml/messages/message'
import { runChannel } from '../database/postgres-listen'
import { storableMessage, storableText } from '../database/storable-text'
import { db, type Prisma, type Tx } from '../db'
import { message } from '../messages/catalogue'
import type { Histogram, MetricValue } from '../schemas/run'
import { blockOf, sumUpBlocks } from '../services/runs/metric-blocks'
import type { ClaimedRun } from './claim-run'
import { LostLeaseError } from './lost-lease'

const FLUSH_MS = 300
const HEARTBEAT_MS = 3000
const MAX_TRIES = 6
const RETRY_MS = 500

interface Pending {
  run: Prisma.RunUpdateInput
  metrics: Map<number, Record<string, MetricValue>>
  /** Blocks of steps that nothing will be added to. */
  finishedBlocks: number[]
  logs: { level: string; message: Message; createdAt: Date }[]
  samples: { step: number; sample: WatchedSample }[]
}

const nothing = (): Pending => ({
  run: {},
  metrics: new Map(),
  finishedBlocks: [],
  logs: [],
  samples: [],
})
const isEmpty = ({ run, metrics, logs, samples }: Pending) =>
  metrics.size === 0 && logs.length === 0 && samples.length === 0 && Object.keys(run).length === 0

export interface RunRecorder {
  record(event: TaskEvent): void
  log(level: 'info' | 'warn' | 'error', message: Message): void
  /** Writes what is pending and stops. @throws LostLeaseError */
  close(): Promise<void>
  readonly resolvedConfig: Record<string, unknown> | null
}

/** @param onLost called once when the lease turns out to be lost, or the database refuses the writes */
export function createRunRecorder(run: ClaimedRun, onLost: (error: Error) => void): RunRecorder {
  let pending = nothing()
  let writing: Promise<void> = Promise.resolve()
  let lastWrite = Date.now()
  let failure: Error | null = null
  let resolvedConfig: Record<string, unknown> | null = null

  const flush = (): Promise<void> => {
    const batch = pending
    pending = nothing()
    lastWrite = Date.now()
    writing = writing.then(async () => {
      if (failure) return
      try {
        await writeAgainWhileBusy(run, batch)
      } catch (error) {
        failure = error instanceof Error ? error : new Error(String(error))
        onLost(failure)
      }
    })
    return writing
  }
  const timer = setInterval(() => {
    if (!isEmpty(pending) || Date.now() - lastWrite > HEARTBEAT_MS) void flush()
  }, FLUSH_MS)

  let openBlock = 0
  const addMetrics = (step: number, values: Record<string, MetricValue>) => {
    pending.metrics.set(step, { ...pending.metrics.get(step), ...values })
    if (blockOf(step) <= openBlock) return
    pending.finishedBlocks.push(openBlock)
    openBlock = blockOf(step)
  }
  let last = { step: 0, at: 0 }
  /** How long the step took; nothing for metrics that are added to a step later. */
  const timeOf = (step: number): Record<string, number> => {
    if (step <= last.step) return {}
    const seconds = (performance.now() - last.at) / 1000
    last = { step, at: performance.now() }
    return { 'time/step': seconds }
  }

  return {
    get resolvedConfig() {
      return resolvedConfig
    },
    log(level, message) {
      pending.logs.push({ level, message: storableMessage(message), createdAt: new Date() })
    },
    record(event) {
      switch (event.type) {
        case 'started': {
          resolvedConfig = event.resolvedConfig
          last = { step: event.resumedAtStep, at: performance.now() }
          openBlock = blockOf(event.resumedAtStep)
          Object.assign(pending.run, {
            executionProvider: event.executionProvider,
            resolvedConfig: event.resolvedConfig as Prisma.InputJsonObject,
            totalSteps: event.totalSteps,
            step: event.resumedAtStep,
          })
          this.log('info', together(beginningOf(event), chosenBecause(event.providerReason)))
          break
        }
        case 'progress':
          Object.assign(pending.run, {
            step: event.step,
            totalSteps: event.totalSteps,
            etaMs: event.etaMs === null ? null : Math.round(event.etaMs),
          })
          break
        case 'metrics':
          addMetrics(event.step, { ...finite(event.values), ...timeOf(event.step) })
          break
        case 'histogram': {
          const histogram: Histogram = { binEdges: event.binEdges, counts: event.counts }
          addMetrics(event.step, { [event.name]: histogram })
          break
        }
        case 'samples':
          for (const sample of event.samples) pending.samples.push({ step: event.step, sample })
          break
        case 'log':
          this.log(event.level, event.message)
          break
        case 'checkpoint':
          this.log('info', message('checkpoint-written', { step: event.step }))
          break
        case 'finished':
        case 'stopped':
        case 'failed':
          Object.assign(pending.run, { step: event.step, etaMs: null })
          if (event.type === 'failed') this.log('error', event.message)
          if (event.type === 'stopped') this.log('warn', event.message)
          break
      }
    },
    async close() {
      clearInterval(timer)
      await flush()
      if (failure) throw failure
    },
  }
}

function beginningOf({
  executionProvider: provider,
  threads,
  parameters,
  resumedAtStep,
}: Extract<TaskEvent, { type: 'started' }>): Message {
  const how = { provider, threads, parameters }
  return resumedAtStep > 0
    ? message('run-resumed', { step: resumedAtStep, ...how })
    : message('run-started', how)
}

/** Why the others were passed over is on the run form; the log needs the choice only. */
const chosenBecause = (reason: Message): Message => messagesIn(reason)[0] ?? reason

/** A database that is busy or restarting for a moment must not cost a run its attempt. Writes are safe to repeat. */
async function writeAgainWhileBusy(run: ClaimedRun, batch: Pending): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await db().$transaction((tx) => write(tx, run, batch), { maxWait: 20_000, timeout: 60_000 })
    } catch (error) {
      if (error instanceof LostLeaseError || tries >= MAX_TRIES) throw error
      await new Promise((resolve) => setTimeout(resolve, tries * RETRY_MS))
    }
  }
}

/** JSON has no NaN; a metric that is not finite is left out rather than stored as null. */
function finite(values: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => Number.isFinite(value)))
}

async function write(tx: Tx, run: ClaimedRun, batch: Pending): Promise<void> {
  const held = await tx.run.updateMany({
    where: { id: run.id, attempt: run.attempt, status: 'running' },
    data: { ...(batch.run as Prisma.RunUpdateManyMutationInput), heartbeatAt: new Date() },
  })
  if (held.count === 0) throw new LostLeaseError(run.id, run.attempt)
  if (batch.metrics.size > 0) {
    const rows = JSON.stringify([...batch.metrics].map(([step, values]) => ({ step, values })))
    // Merged per step: evaluation metrics arrive after training metrics, and a resumed run repeats steps.
    await tx.$executeRaw`
      insert into "RunMetrics" ("runId", step, "values")
      select ${run.id}, row.step, row."values" from jsonb_to_recordset(${rows}::jsonb) as row(step int, "values" jsonb)
      on conflict ("runId", step) do update set "values" = "RunMetrics"."values" || excluded."values"`
    await sumUpBlocks(tx, run.id, batch.finishedBlocks)
  }
  if (batch.logs.length > 0) {
    await tx.runLog.createMany({ data: batch.logs.map((line) => ({ runId: run.id, ...line })) })
  }
  if (batch.samples.length > 0) {
    await tx.runSample.createMany({
      data: batch.samples.map(({ step, sample }) => ({
        runId: run.id,
        step,
        ...sample,
        text: storableText(sample.text),
      })),
      skipDuplicates: true,
    })
  }
  if (!isEmpty(batch)) await tx.$executeRaw`select pg_notify(${runChannel(run.id)}, '')`
}
