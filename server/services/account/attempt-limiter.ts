/**
 * Counts attempts per key in a sliding window, in this process's memory: several web servers each keep their own count.
 * The clock is a parameter.
 *
 * Strangers choose the keys (an e-mail address, a header), so memory must not depend on them: a key is kept as a digest
 * of fixed length, and at most `KEYS_MAX` keys are kept. Beyond that the key whose latest attempt is oldest is dropped.
 */
import { createHash } from 'node:crypto'

export const KEYS_MAX = 50_000

export class AttemptLimiter {
  /** In the order of the latest attempt, oldest first. */
  readonly #attempts = new Map<string, number[]>()

  constructor(private readonly limits: { max: number; windowMs: number }) {}

  /** Keys in memory, for tests. */
  get size(): number {
    return this.#attempts.size
  }

  /** Milliseconds until the next attempt of `key` is allowed; 0 when it is allowed now. */
  waitMs(key: string, now: number): number {
    const recent = this.#recent(digestOf(key), now)
    if (recent.length < this.limits.max) return 0
    return recent[recent.length - this.limits.max] + this.limits.windowMs - now
  }

  record(key: string, now: number): void {
    const digest = digestOf(key)
    const recent = this.#recent(digest, now)
    this.#attempts.delete(digest)
    this.#attempts.set(digest, [...recent, now].slice(-2 * this.limits.max))
    this.#dropOldest(now)
  }

  /** After a success: the person proved who they are. */
  forget(key: string): void {
    this.#attempts.delete(digestOf(key))
  }

  /** An attempt that was recorded at `now` turned out to be none. */
  takeBack(key: string, now: number): void {
    const digest = digestOf(key)
    const times = this.#attempts.get(digest)
    const index = times?.lastIndexOf(now) ?? -1
    if (!times || index < 0) return
    const rest = times.toSpliced(index, 1)
    if (rest.length > 0) this.#attempts.set(digest, rest)
    else this.#attempts.delete(digest)
  }

  #recent(digest: string, now: number): number[] {
    return (this.#attempts.get(digest) ?? []).filter((time) => time > now - this.limits.windowMs)
  }

  /** The map is ordered by latest attempt, so everything that is out of the window stands at its beginning. */
  #dropOldest(now: number): void {
    for (const [digest, times] of this.#attempts) {
      const isOutdated = (times.at(-1) ?? 0) <= now - this.limits.windowMs
      if (!isOutdated && this.#attempts.size <= KEYS_MAX) return
      this.#attempts.delete(digest)
    }
  }
}

/** 128 bits: two keys that meet by chance would only share their count. */
const digestOf = (key: string) => createHash('sha256').update(key).digest('base64url').slice(0, 22)
