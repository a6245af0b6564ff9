/**
 * The log of the web server and the worker: one JSON object a line (pino), with its time, level, and what it was written
 * for: the request, the person or key that asked, the run or background job. Warnings and errors go to standard error,
 * where the launcher keeps a failure that repeats from filling the disk; the rest to standard output.
 *
 * What is never logged: bodies, cookies, keys, passwords, what people wrote.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import pino from 'pino'
import { logLevel } from './env'

interface LogContext {
  requestId?: string
  /** What a proxy before Laurel, or whoever asks, calls the request. */
  givenId?: string
  method?: string
  path?: string
  userId?: string
  apiKeyId?: string
  runId?: string
  attempt?: number
  job?: string
}

const contexts = new AsyncLocalStorage<LogContext>()
const holder = globalThis as typeof globalThis & { laurelLog?: pino.Logger }
const GIVEN_ID = /^[\w.:-]{8,100}$/

/** The logger of this process. Pass an error as `{ err: error }`. */
export const log = (): pino.Logger => (holder.laurelLog ??= createLog())

const createLog = () =>
  pino(
    {
      level: logLevel(),
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: errorEntry },
      mixin: () => ({ ...contexts.getStore() }),
    },
    pino.multistream(
      [
        { level: 'trace', stream: { write: (line: string) => process.stdout.write(line) } },
        { level: 'warn', stream: { write: (line: string) => process.stderr.write(line) } },
      ],
      { dedupe: true },
    ),
  )

interface ErrorEntry {
  type: string
  message: string
  stack?: string
  code?: string
  cause?: ErrorEntry
}

const CAUSES_MAX = 3

/** Of an error only what explains it: drivers hang their whole connection on theirs, with its secrets. */
function errorEntry(error: unknown, depth = 0): ErrorEntry {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) }
  const { name, message, stack, cause } = error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  return {
    type: name,
    message,
    ...(stack !== undefined && { stack }),
    ...(code !== undefined && { code }),
    ...(cause !== undefined && depth < CAUSES_MAX && { cause: errorEntry(cause, depth + 1) }),
  }
}

/** Everything that `work` logs carries `context` too. */
export const withLogContext = <Result>(context: LogContext, work: () => Result): Result =>
  contexts.run({ ...contexts.getStore(), ...context }, work)

/** Adds who asks to what the current request logs from now on. */
export function logAsker(asker: Pick<LogContext, 'userId' | 'apiKeyId'>): void {
  const context = contexts.getStore()
  if (context) Object.assign(context, asker)
}

/**
 * Answers a request under an id of ours that its log lines carry and its answer names in `X-Request-Id`. Its end is logged
 * at `debug`: strangers must not be able to fill the disk with it.
 */
export async function logRequest(request: Request, answer: () => Promise<Response>): Promise<Response> {
  const { method } = request
  const given = request.headers.get('x-request-id') ?? ''
  const requestId = randomUUID()
  const path = new URL(request.url).pathname.slice(0, 200)
  return withLogContext(
    { requestId, ...(GIVEN_ID.test(given) && { givenId: given }), method, path },
    async () => {
      const begunAt = performance.now()
      const response = await answer()
      const { status } = response
      log().debug({ status, durationMs: Math.round(performance.now() - begunAt) }, 'request answered')
      // The headers of some answers (redirects) cannot be changed.
      const headers = new Headers(response.headers)
      headers.set('x-request-id', requestId)
      return new Response(response.body, { status, statusText: response.statusText, headers })
    },
  )
}
