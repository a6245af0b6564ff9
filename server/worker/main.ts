/**
 * The worker process: `node --import tsx server/worker/main.ts`. Runs queued runs one at a time, each engine in a child
 * process. SIGTERM or SIGINT: the current run returns to the queue, and another worker resumes it from its last checkpoint.
 */

import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { listExecutionProviders } from '../../ml/engine/execution-providers'
import { stopListening } from '../database/postgres-listen'
import { db } from '../db'
import { log } from '../log'
import { consumeRuns } from '../queue/consume'
import { sendDelivery } from '../services/webhooks/send-delivery'
import { startCleanup } from './cleanup'
import { executeRun } from './execute-run'
import { announceWorker } from './presence'
import { answerQuestions } from './questions/answer-questions'
import { runBackgroundJob } from './run-background-job'
import { waitForDatabase } from './wait-for-database'

const STOP_TIMEOUT_MS = 8000

async function main(): Promise<void> {
  const workerId = `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`
  const shutdown = new AbortController()
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.on(signal, () => {
        shutdown.abort()
        resolve()
      })
    }
  })
  const providers = await listExecutionProviders()
  await waitForDatabase(shutdown.signal)
  if (shutdown.signal.aborted) return
  const leave = await announceWorker(workerId, providers)
  const consumer = await consumeRuns(
    (runId, lostLease) => executeRun(runId, { workerId, lostLease, shutdown: shutdown.signal }),
    (job, lostLease) => runBackgroundJob(job, AbortSignal.any([lostLease, shutdown.signal])),
    (deliveryId, lostLease) => sendDelivery(deliveryId, AbortSignal.any([lostLease, shutdown.signal])),
  )
  const answerer = await answerQuestions(workerId)
  const stopCleanup = startCleanup()
  const usable = providers.filter(({ available }) => available).map(({ name }) => name)
  log().info({ workerId, providers: usable }, 'the worker is ready')

  await stopped
  stopCleanup()
  await answerer.stop()
  await consumer.stop(STOP_TIMEOUT_MS)
  await leave()
  await stopListening()
  await db().$disconnect()
}

main().then(
  () => process.exit(0),
  (error) => {
    log().fatal({ err: error }, 'the worker stopped')
    process.exit(1)
  },
)
