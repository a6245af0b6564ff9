/** What tells imported records apart, so that the same file brought in again adds nothing. */
import { createHash } from 'node:crypto'

/** Unambiguous: each part goes in with its length. */
export function keyOf(...parts: (string | number | undefined)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) {
    const text = part === undefined ? '-' : `+${part}`
    hash.update(`${text.length}:${text}`)
  }
  return hash.digest('hex').slice(0, 40)
}

/** The key of a prompt that came without one. */
export const keyOfText = (text: string): string =>
  `text-${createHash('sha256').update(text).digest('hex').slice(0, 24)}`

/** Counts how often something without a name of its own has come by, in 16 bytes or so a thing. */
export class OccurrenceCounter {
  private readonly counts = new Map<number, number>()

  /** 1 the first time, 2 the second … */
  next(key: string): number {
    const short = Number.parseInt(key.slice(0, 12), 16)
    const count = (this.counts.get(short) ?? 0) + 1
    this.counts.set(short, count)
    return count
  }
}
