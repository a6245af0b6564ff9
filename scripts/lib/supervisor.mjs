/**
 * Keeps a child running: starts it again when it ends, more and more patiently, and says so.
 */
import { setTimeout as delay } from 'node:timers/promises'
import { say } from './phases.mjs'

const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 30_000
/** A child that lived this long was well: the next failure is a new story. */
export const HEALTHY_MS = 60_000

/**
 * @param {number} failures in a row, at least 1
 * @returns {number} milliseconds to wait before the next start
 */
export function pauseBeforeRestart(failures) {
  return Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS)
}

/**
 * @param {{ name: string, logFile?: string, start: () => import('node:child_process').ChildProcess, isClosing: () => boolean }} options
 * @returns {{ firstEnd: Promise<string> }} `firstEnd` resolves to how the child ended the first time, if it ever does
 */
export function keepRunning({ name, logFile, start, isClosing }) {
  let failures = 0
  let tellFirstEnd
  const firstEnd = new Promise((resolve) => {
    tellFirstEnd = resolve
  })
  const once = () => {
    const startedAt = performance.now()
    let hasEnded = false
    const ended = async (how) => {
      if (hasEnded) return
      hasEnded = true
      tellFirstEnd(how)
      if (isClosing()) return
      failures = performance.now() - startedAt > HEALTHY_MS ? 1 : failures + 1
      const pause = pauseBeforeRestart(failures)
      const where = logFile ? `; its log: ${logFile}` : ''
      say(`the ${name} ended ${how}; starting it again in ${pause / 1000} s${where}`)
      await delay(pause)
      if (!isClosing()) once()
    }
    try {
      const child = start()
      // A program that could not be started has an `error` and no `exit`.
      child.once('error', (error) => ended(`with an error: ${error.message}`))
      child.once('exit', (code, signal) => ended(signal ? `by ${signal}` : `with code ${code}`))
    } catch (error) {
      // No memory, no process number, no space: it may work the next time.
      void ended(`with an error: ${error.message}`)
    }
  }
  once()
  return { firstEnd }
}
