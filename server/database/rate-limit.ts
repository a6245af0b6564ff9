/**
 * Limits on how often something may be tried, counted in PostgreSQL: all web servers share one count, and it outlives them.
 * A window begins with the first attempt and is not prolonged by later ones.
 *
 * Strangers choose the keys (an e-mail address), so a key is stored as a digest of fixed length: a row costs the same few
 * bytes whatever they send, and the table holds nobody's address. Clean-up removes rows whose window has passed.
 */
import { createHash } from 'node:crypto'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { db } from '../db'

export interface RateLimit {
  /**
   * Counts an attempt of `key`. Attempts that arrive together are counted one after the other.
   * @returns milliseconds until the window ends when the attempt is one too many, otherwise 0
   */
  consume(key: string): Promise<number>
  /** An attempt that was counted in the present window turned out to be none. */
  refund(key: string): Promise<void>
  /** Begins a new window with one attempt of `key`, whatever was counted before. */
  mark(key: string): Promise<void>
  /** Forgets what was counted for `key`. */
  reset(key: string): Promise<void>
  /** Whether anything is counted for `key` in a window that has not passed. */
  isCounted(key: string): Promise<boolean>
}

/** @param name of what is limited, the first part of every key */
export function rateLimit(name: string, { max, windowMs }: { max: number; windowMs: number }): RateLimit {
  const limiter = new RateLimiterPostgres({
    storeClient: { query },
    storeType: 'pool',
    keyPrefix: name,
    tableName: 'RateLimit',
    tableCreated: true,
    clearExpiredByTimeout: false,
    points: max,
    duration: windowMs / 1000,
  })
  return {
    async consume(key) {
      try {
        await limiter.consume(digestOf(key))
        return 0
      } catch (error) {
        if (error instanceof RateLimiterRes) return Math.max(1, error.msBeforeNext)
        throw error
      }
    },
    async refund(key) {
      // The limiter's own `reward` would open a new window in which more than `max` attempts are allowed.
      await db().rateLimit.updateMany({
        where: { key: limiter.getKey(digestOf(key)), points: { gt: 0 }, expire: { gt: Date.now() } },
        data: { points: { decrement: 1 } },
      })
    },
    async mark(key) {
      await limiter.set(digestOf(key), 1, windowMs / 1000)
    },
    async reset(key) {
      await limiter.delete(digestOf(key))
    },
    async isCounted(key) {
      return (await limiter.get(digestOf(key))) !== null
    },
  }
}

export async function removePassedWindows(): Promise<void> {
  await db().rateLimit.deleteMany({ where: { expire: { lt: Date.now() } } })
}

/** 128 bits: two keys that meet by chance would only share their count. */
const digestOf = (key: string) => createHash('sha256').update(key).digest('base64url').slice(0, 22)

/** What the limiter asks of a `pg` pool, over Prisma's own. */
async function query({ text, values }: { text: string; values: unknown[] }) {
  const rows = await db().$queryRawUnsafe<{ points: number; expire: bigint | null }[]>(text, ...values)
  return {
    rows: rows.map(({ points, expire }) => ({ points, expire: expire === null ? null : Number(expire) })),
    rowCount: rows.length,
  }
}
