/**
 * Supervises the embedded PostgreSQL server: when it dies, it is started again on the same port, so that everybody's
 * pool of connections recovers by itself. Says so in the terminal.
 */
import { setTimeout as delay } from 'node:timers/promises'
import { FULL_BELOW_BYTES, formatBytes, freeBytes } from '../lib/disk-space.mjs'
import { isDiskFull } from '../lib/launch-error.mjs'
import { say } from '../lib/phases.mjs'
import { HEALTHY_MS, pauseBeforeRestart } from '../lib/supervisor.mjs'

const LOOK_FOR_SPACE_MS = 500

/**
 * @typedef {object} Supervision
 * @property {(options: { port: number, signal: AbortSignal }) => Promise<import('./server.mjs').EmbeddedServer>} start
 *   starts the server again on the given port
 * @property {string} folder whose disk it needs
 * @property {string} logFile
 * @property {(text: string) => void} [tell]
 */

/**
 * @param {import('./server.mjs').EmbeddedServer} first the running server
 * @param {Supervision} supervision
 * @returns {{ stop: () => Promise<void> }} `stop` ends the supervision, then the server
 */
export function keepServerRunning(first, { start, folder, logFile, tell = say }) {
  const stopping = new AbortController()
  const { signal } = stopping
  const stopped = new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
  let server = first
  let failures = 0

  const supervise = async () => {
    while (!signal.aborted) {
      const startedAt = performance.now()
      const how = await Promise.race([server.ended, stopped])
      if (signal.aborted) return
      failures = performance.now() - startedAt > HEALTHY_MS ? 1 : failures + 1
      const pause = pauseBeforeRestart(failures)
      tell(`PostgreSQL ended ${how}; starting it again in ${pause / 1000} s; its log: ${logFile}`)
      const endedAt = performance.now()
      await startAgain(pause)
      if (signal.aborted) return
      const seconds = ((performance.now() - endedAt) / 1000).toFixed(1)
      tell(`PostgreSQL is running again on port ${server.port}, ${seconds} s after it ended`)
    }
  }

  /** @param {number} firstPause in milliseconds */
  const startAgain = async (firstPause) => {
    let pause = firstPause
    let isFull = false
    while (!signal.aborted) {
      await rest(pause, isFull)
      if (signal.aborted) return
      try {
        server = await start({ port: first.port, signal })
        return
      } catch (error) {
        if (signal.aborted) return
        pause = pauseBeforeRestart(++failures)
        // A full disk is told once: the same sentence again and again would push everything else off the terminal.
        if (isDiskFull(error) && !isFull) tell(waitsForSpace(folder))
        else if (!isDiskFull(error))
          tell(`${didNotStart(error)}; trying again in ${pause / 1000} s; its log: ${logFile}`)
        isFull = isDiskFull(error)
      }
    }
  }

  /**
   * Waits before the next attempt; on a full disk until there is space, but at most as long as otherwise: a quota may
   * keep us from seeing how much there is.
   * @param {number} pause in milliseconds
   * @param {boolean} isFull
   */
  const rest = async (pause, isFull) => {
    const deadline = performance.now() + pause
    const hadSpace = freeBytes(folder) >= FULL_BELOW_BYTES
    while (!signal.aborted && performance.now() < deadline) {
      if (isFull && !hadSpace && freeBytes(folder) >= FULL_BELOW_BYTES) return
      await Promise.race([delay(Math.min(LOOK_FOR_SPACE_MS, deadline - performance.now())), stopped])
    }
  }

  const supervision = supervise()
  return {
    async stop() {
      stopping.abort()
      await supervision
      await server.stop()
    },
  }
}

/** @param {Error & { detail?: string }} error */
function didNotStart({ message, detail }) {
  return `PostgreSQL could not be started again: ${detail?.trim().split('\n').at(-1) || message}`
}

/** @param {string} folder */
function waitsForSpace(folder) {
  return `PostgreSQL cannot start without space on the disk of ${folder} (${formatBytes(freeBytes(folder))} free): it is started again as soon as you free some`
}
