/** Real worker processes on the test's database, ended when the test file ends. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { afterAll } from 'vitest'

const ENTRY = path.resolve(import.meta.dirname, '../../server/worker/main.ts')

export interface WorkerProcess {
  process: ChildProcess
  /** What it wrote so far, for messages of failing tests. */
  output(): string
  /** SIGTERM, and waits until it has left; its exit code. */
  stop(): Promise<number | null>
  /** SIGKILL: it dies where it stands. */
  kill(): Promise<void>
}

/** `startWorker()` resolves when the worker says that it is ready. Call once at the top of a test file. */
export function workerStarter(): () => Promise<WorkerProcess> {
  const started: WorkerProcess[] = []
  afterAll(async () => {
    await Promise.all(started.map((worker) => worker.kill()))
  })
  return async () => {
    const worker = await startWorker()
    started.push(worker)
    return worker
  }
}

async function startWorker(): Promise<WorkerProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', ENTRY], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LAUREL_LOG_LEVEL: 'info' },
  })
  let text = ''
  const gone = once(child, 'exit')
  const ready = new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      text += chunk.toString()
      if (text.includes('the worker is ready')) resolve()
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.on('exit', () => reject(new Error(`The worker left before it was ready: ${text}`)))
  })
  await ready
  const isGone = () => child.exitCode !== null || child.signalCode !== null
  return {
    process: child,
    output: () => text,
    async stop() {
      child.kill('SIGTERM')
      await gone
      return child.exitCode
    },
    async kill() {
      if (isGone()) return
      child.kill('SIGKILL')
      await gone
    },
  }
}
