/**
 * Ends what a killed PostgreSQL server left behind. Its backends notice the death of their parent only when they next
 * wait for something; until then they hold the cluster's shared memory, and no new server starts on it. Their work is
 * lost anyway: recovery begins from what was committed.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { commandLine, isAlive } from '../lib/process-identity.mjs'

const GRACE_MS = 2_000

/**
 * A name by which the processes of one cluster are known: PostgreSQL shows it in their titles.
 * @param {string} cluster folder, absolute
 * @returns {string} for the setting `cluster_name`
 */
export function clusterName(cluster) {
  return `laurel-${createHash('sha256').update(cluster).digest('hex').slice(0, 12)}`
}

/**
 * Call only when the cluster's server itself is no more.
 * @param {string} cluster folder, absolute
 * @returns {Promise<number>} how many processes were ended
 */
export async function endOrphans(cluster) {
  const orphans = findOrphans(cluster)
  for (const signal of /** @type {const} */ (['SIGQUIT', 'SIGKILL'])) {
    for (const pid of orphans) signalIfAlive(pid, signal)
    const deadline = performance.now() + GRACE_MS
    while (orphans.some(isAlive) && performance.now() < deadline) await delay(15)
  }
  return orphans.length
}

/**
 * @param {string} cluster folder, absolute
 * @returns {number[]} process numbers; none where titles cannot be read (Windows)
 */
function findOrphans(cluster) {
  const title = `postgres: ${clusterName(cluster)}: `
  return listProcesses()
    .filter(({ command }) => command.startsWith(title))
    .map(({ pid }) => pid)
}

/** @returns {{ pid: number, command: string }[]} */
function listProcesses() {
  if (process.platform === 'win32') return []
  if (process.platform === 'linux') {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => ({ pid: Number(name), command: commandLine(Number(name)) }))
  }
  const { stdout } = spawnSync('ps', ['-axo', 'pid=,command='], { encoding: 'utf8' })
  return (stdout ?? '').split('\n').flatMap((line) => {
    const [, pid, command] = /^\s*(\d+) (.*)$/.exec(line) ?? []
    return pid ? [{ pid: Number(pid), command }] : []
  })
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
function signalIfAlive(pid, signal) {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
  }
}
