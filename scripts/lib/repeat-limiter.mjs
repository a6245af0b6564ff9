/**
 * Decides which messages of a log are written, so that a failure which repeats cannot fill the disk: of messages that
 * differ in their numbers only, the first three of each minute; of all messages together, the first 300. What was left
 * out is counted and told at the end of the minute.
 */

export const WINDOW_MS = 60_000
const SAME_PER_WINDOW = 3
const ALL_PER_WINDOW = 300
const KIND_CHARS = 2_000
const SHOWN_CHARS = 120
/** Numbers, ids and hashes: two failures that differ in these alone are the same failure. */
const VARYING = /\b(?=[\w-]*\d)[\w-]+\b/g

export class RepeatLimiter {
  /** @type {Map<string, { shown: string, count: number }>} */
  #kinds = new Map()
  #admitted = 0
  #leftOut = 0

  /**
   * @param {string} message
   * @returns {boolean} whether it is to be written
   */
  admit(message) {
    const kind = message.slice(0, KIND_CHARS).replace(VARYING, '#')
    const seen = this.#kinds.get(kind)
    // Beyond the limit nothing is remembered either, so that memory stays bounded too.
    if (this.#admitted >= ALL_PER_WINDOW || (seen && seen.count >= SAME_PER_WINDOW)) {
      if (seen) seen.count++
      else this.#leftOut++
      return false
    }
    this.#admitted++
    if (seen) seen.count++
    else this.#kinds.set(kind, { shown: firstLine(message), count: 1 })
    return true
  }

  /**
   * Ends a window and begins the next one.
   * @returns {string[]} one line for each kind of message of which some were left out, without line ends
   */
  endWindow() {
    const lines = [...this.#kinds.values()]
      .filter(({ count }) => count > SAME_PER_WINDOW)
      .map(({ shown, count }) => `[${count - SAME_PER_WINDOW} more within a minute] ${shown}`)
    if (this.#leftOut > 0) lines.push(`[${this.#leftOut} other messages within a minute were left out]`)
    this.#kinds.clear()
    this.#admitted = 0
    this.#leftOut = 0
    return lines
  }
}

/** @param {string} message */
function firstLine(message) {
  return message.trimStart().split('\n', 1)[0].slice(0, SHOWN_CHARS)
}
