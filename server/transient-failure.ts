/**
 * Transient failures, which neither the product nor the asker caused: the database is away or has no connection free, the disk
 * is full. Everything that answers people or programs turns them into refusals (`asRefusal`); workers hand their work on
 * (`isDatabaseAway`).
 */
import { env } from './env'
import { AppError } from './errors'

/** Prisma: not reached (P1001), not in time (P1002, P1008), connection closed (P1017), no connection free (P2024, P2037). */
const PRISMA_AWAY = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2037'])
/** A transaction that did not begin in time, or was not ended in time because its queries waited. */
const PRISMA_TRANSACTION = 'P2028'
/** What the driver adapter calls the same things where Prisma gives them no code of their own. */
const ADAPTER_AWAY = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
])
/** PostgreSQL: connection exceptions, too many connections, shutting down, starting up. */
const POSTGRES_AWAY = /^(08\d\d\w|53300|57P0[1-3])$/
const NOT_CONNECTED = new Set(['ECONNREFUSED', 'ETIMEDOUT'])
const POSTGRES_PORT = 5432
/** `pg` throws plain errors: no connection of the pool became free, or the one in use broke. */
const DRIVER_AWAY =
  /^(timeout exceeded when trying to connect|timeout expired|Connection terminated|Client has encountered a connection error|Client was closed and is not queryable)/
const DISK_FULL = new Set(['ENOSPC', 'EDQUOT', '53100'])

/** The parts of errors of Prisma, `pg` and Node that tell them apart. */
interface Told {
  code?: unknown
  port?: unknown
  message?: unknown
  meta?: { driverAdapterError?: { cause?: { kind?: unknown; originalCode?: unknown } } }
}

const told = (error: unknown): Told => (typeof error === 'object' && error !== null ? error : {})

const databasePort = () => Number(new URL(env().DATABASE_URL).port || POSTGRES_PORT)

/** Whether the database could not be asked at all; whoever asks again in a few seconds may well be answered. */
export function isDatabaseAway(error: unknown): boolean {
  const { code, message, meta, port } = told(error)
  const adapter = meta?.driverAdapterError?.cause
  return (
    PRISMA_AWAY.has(String(code)) ||
    (code === PRISMA_TRANSACTION && /time/i.test(String(message))) ||
    ADAPTER_AWAY.has(String(adapter?.kind)) ||
    POSTGRES_AWAY.test(String(adapter?.originalCode ?? code)) ||
    // Of `pg` without Prisma. Other servers, of models and webhooks, are on other ports.
    (NOT_CONNECTED.has(String(code)) && port === databasePort()) ||
    DRIVER_AWAY.test(String(message))
  )
}

/** Whether a file or a row could not be written for lack of space. */
export function isDiskFull(error: unknown): boolean {
  const { code, meta } = told(error)
  return (
    (error instanceof AppError && error.kind === 'NO_SPACE') ||
    DISK_FULL.has(String(code)) ||
    DISK_FULL.has(String(meta?.driverAdapterError?.cause?.originalCode))
  )
}

/** An `AppError` for a transient failure; any other error unchanged, an `AppError` included. */
export function asRefusal(error: unknown): unknown {
  if (error instanceof AppError) return error
  if (isDiskFull(error)) return new AppError('disk-full')
  if (isDatabaseAway(error)) return new AppError('database-unavailable')
  return error
}
