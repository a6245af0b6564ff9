/**
 * Counts attempts per key in a sliding window, in this process's memory: several web servers each keep their own count.
 * The clock is a parameter. Keys are dropped when their window has passed, so memory stays bounded by recent keys.
 */
export class AttemptLimiter {
  private readonly attempts = new Map<string, number[]>()
  private lastSweep = 0

  constructor(private readonly limits: { max: number; windowMs: number }) {}

  /** Milliseconds until the next attempt of `key` is allowed; 0 when it is allowed now. */
  waitMs(key: string, now: number): number {
    const recent = this.recent(key, now)
    if (recent.length < this.limits.max) return 0
    return recent[recent.length - this.limits.max] + this.limits.windowMs - now
  }

  record(key: string, now: number): void {
    this.sweep(now)
    this.attempts.set(key, [...this.recent(key, now), now])
  }

  /** After a success: the person proved who they are. */
  forget(key: string): void {
    this.attempts.delete(key)
  }

  private recent(key: string, now: number): number[] {
    return (this.attempts.get(key) ?? []).filter((time) => time > now - this.limits.windowMs)
  }

  private sweep(now: number): void {
    if (now - this.lastSweep < this.limits.windowMs) return
    this.lastSweep = now
    for (const key of this.attempts.keys()) if (this.recent(key, now).length === 0) this.attempts.delete(key)
  }
}
