/**
 * Starts and stops an embedded PostgreSQL server over the programs from npm. Only this machine can reach it, and only
 * with the password.
 */
import { spawn, spawnSync } from 'node:child_process'
import { closeSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { FULL_BELOW_BYTES, freeBytes } from '../lib/disk-space.mjs'
import { diskFullSentence, isDiskFull, LaunchError } from '../lib/launch-error.mjs'
import { logEnd, openForChild, tail } from '../lib/logs.mjs'
import { findFreePort } from '../lib/ports.mjs'
import { HAS_GROUPS } from '../lib/process-group.mjs'
import { isAlive } from '../lib/process-identity.mjs'
import { asAccount, chooseAccount } from './account.mjs'
import { loadBinaries } from './binaries.mjs'
import { ensureCluster, ROLE } from './cluster.mjs'
import { clusterName, endOrphans } from './orphans.mjs'
import { findRunningServer, readPostmasterFile, removeStalePostmasterFile } from './postmaster-file.mjs'

const START_TIMEOUT_MS = 120_000
const STOP_TIMEOUT_MS = 30_000
/** Right after a kill, the old server's last process may still hold the cluster for a moment. */
const HELD_FOR_A_MOMENT = /postmaster\.pid|shared memory block|Address already in use|could not bind/i
const START_ATTEMPTS = 20

/** For clusters that are thrown away anyway: no waiting for the disk. */
const FAST_SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']

/**
 * @typedef {object} EmbeddedServer
 * @property {string} url connection address of its `laurel` database, with password
 * @property {string} maintenanceUrl the same for the `postgres` database
 * @property {number} port
 * @property {number} pid
 * @property {boolean} isNew whether the cluster was created now
 * @property {Promise<string>} ended resolves to how it ended (`by SIGKILL`, `with code 1`), whoever ended it
 * @property {() => Promise<void>} stop disconnects everybody, writes everything, ends
 */

/**
 * Starts a server on the cluster, which is created first when there is none. A server left running there by a killed
 * launcher is stopped before, and so is what a killed server left behind.
 * @param {{ cluster: string, password: string, logFile: string, durable?: boolean, port?: number, signal?: AbortSignal }} options
 *   `durable: false` for throw-away clusters: fast, and lost when the machine crashes; `port`: a free one when left out;
 *   `signal` gives up starting
 * @returns {Promise<EmbeddedServer>}
 * @throws LaunchError
 */
export async function startEmbeddedServer({
  cluster,
  password,
  logFile,
  durable = true,
  port: wanted,
  signal,
}) {
  const binaries = await loadBinaries()
  mkdirSync(path.dirname(cluster), { recursive: true })
  const account = chooseAccount({ postgres: binaries.postgres, folder: path.dirname(cluster) })
  await stopLeftoverServer(cluster)
  const isNew = ensureCluster({ folder: cluster, initdb: binaries.initdb, account, password, durable })

  for (let attempt = 1; ; attempt++) {
    await endOrphans(cluster)
    removeStalePostmasterFile(cluster)
    const port = wanted ?? (await findFreePort())
    const started = await tryStart({ binaries, account, cluster, logFile, port, durable, signal })
    if (started.ok) {
      const { pid, ended } = started
      const address = (database) => `postgresql://${ROLE}:${password}@127.0.0.1:${port}/${database}`
      return {
        url: address(ROLE),
        maintenanceUrl: address('postgres'),
        port,
        pid,
        isNew,
        ended,
        stop: () => stopServer(pid, cluster),
      }
    }
    if (signal?.aborted || attempt >= START_ATTEMPTS || !HELD_FOR_A_MOMENT.test(started.log)) {
      // On a full disk its log may have no room for the reason either.
      const isFull = isDiskFull(started.log) || freeBytes(cluster) < FULL_BELOW_BYTES
      throw new LaunchError(
        isFull
          ? diskFullSentence(cluster)
          : `The embedded PostgreSQL did not start: it says why above and in ${logFile}.`,
        { detail: started.log, isDiskFull: isFull },
      )
    }
    await delay(500)
  }
}

/**
 * @param {{ binaries: Awaited<ReturnType<typeof loadBinaries>>, account: import('./account.mjs').Account, cluster: string, logFile: string, port: number, durable: boolean, signal?: AbortSignal }} options
 * @returns {Promise<{ ok: true, pid: number, ended: Promise<string> } | { ok: false, log: string }>} `log`: what it wrote this time
 */
async function tryStart({ binaries, account, cluster, logFile, port, durable, signal }) {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'timezone=UTC',
    'log_timezone=UTC',
    `cluster_name=${clusterName(cluster)}`,
    ...(durable ? [] : FAST_SETTINGS),
  ]
  const [program, args, ids] = asAccount(account, binaries.postgres, [
    '-D',
    cluster,
    '-p',
    String(port),
    ...settings.flatMap((setting) => ['-c', setting]),
  ])
  const begin = logEnd(logFile)
  const log = openForChild(logFile)
  // A group of its own: Ctrl-C in the terminal must reach the launcher only, which stops the others first.
  const child = spawn(program, args, {
    ...ids,
    cwd: path.dirname(cluster),
    detached: HAS_GROUPS,
    stdio: ['ignore', log, log],
  })
  if (typeof log === 'number') closeSync(log)
  child.unref()
  let hasEnded = false
  let failure = ''
  const ended = new Promise((resolve) => {
    child.once('exit', (code, by) => {
      hasEnded = true
      resolve(by ? `by ${by}` : `with code ${code}`)
    })
  })
  child.once('error', (error) => {
    hasEnded = true
    failure = error.message
  })

  const deadline = performance.now() + START_TIMEOUT_MS
  while (!hasEnded && !signal?.aborted && performance.now() < deadline) {
    const marked = readPostmasterFile(cluster)
    if (marked?.pid === child.pid && marked?.isReady) return { ok: true, pid: marked.pid, ended }
    await delay(15)
  }
  if (!hasEnded) child.kill('SIGKILL')
  return { ok: false, log: failure || tail(logFile, 8, begin) }
}

/**
 * Stops the server that a killed launcher left running on the cluster, if there is one.
 * @param {string} cluster
 */
export async function stopLeftoverServer(cluster) {
  const running = findRunningServer(cluster)
  if (running) await stopServer(running.pid, cluster)
}

/**
 * A fast shutdown, and an immediate one when that takes too long.
 * @param {number} pid
 * @param {string} cluster
 */
async function stopServer(pid, cluster) {
  for (const [signal, mode] of /** @type {const} */ ([
    ['SIGINT', 'fast'],
    ['SIGQUIT', 'immediate'],
  ])) {
    if (!isAlive(pid)) return
    await askToStop(pid, signal, cluster, mode)
    const deadline = performance.now() + STOP_TIMEOUT_MS
    while (isAlive(pid) && performance.now() < deadline) await delay(15)
  }
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 * @param {string} cluster
 * @param {'fast' | 'immediate'} mode
 */
async function askToStop(pid, signal, cluster, mode) {
  if (process.platform === 'win32') {
    const { pg_ctl: program } = await loadBinaries()
    spawnSync(program, ['stop', '-D', cluster, '-m', mode, '-w'], { stdio: 'ignore' })
    return
  }
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
  }
}
