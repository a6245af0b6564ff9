/**
 * `postmaster.pid`, the file by which a running PostgreSQL server marks its cluster. Reading, and removing one that
 * outlived its server where PostgreSQL itself would be fooled by a reused process number.
 */
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { commandLine, isAlive } from '../lib/process-identity.mjs'

const SHARED_MEMORY_TABLE = '/proc/sysvipc/shm'

/**
 * @param {string} text
 * @returns {{ pid: number, folder: string, port: number, sharedMemoryId: number | undefined, isReady: boolean } | undefined}
 */
export function parsePostmasterFile(text) {
  const lines = text.split('\n').map((line) => line.trim())
  const pid = Math.abs(Number(lines[0]))
  if (!Number.isInteger(pid) || pid === 0) return undefined
  const memory = lines[6]?.split(/\s+/)[1]
  return {
    pid,
    folder: lines[1] ?? '',
    port: Number(lines[3]),
    sharedMemoryId: memory === undefined ? undefined : Number(memory),
    isReady: lines[7] === 'ready',
  }
}

/**
 * @param {string} cluster folder
 * @returns {ReturnType<typeof parsePostmasterFile>}
 */
export function readPostmasterFile(cluster) {
  try {
    return parsePostmasterFile(readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8'))
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

/**
 * @param {string} cluster folder
 * @returns {ReturnType<typeof parsePostmasterFile>} the server running on it, if one is
 */
export function findRunningServer(cluster) {
  const marked = readPostmasterFile(cluster)
  if (!marked || !isAlive(marked.pid)) return undefined
  const command = commandLine(marked.pid)
  // Where command lines cannot be read (Windows), the number alone has to do.
  return command === '' || command.includes(cluster) ? marked : undefined
}

/**
 * Removes the mark of a server that is no more, unless a surviving part of it still holds the cluster's memory.
 * @param {string} cluster folder
 */
export function removeStalePostmasterFile(cluster) {
  const marked = readPostmasterFile(cluster)
  if (!marked || findRunningServer(cluster)) return
  if (marked.sharedMemoryId !== undefined && memoryIsInUse(marked.sharedMemoryId)) return
  rmSync(path.join(cluster, 'postmaster.pid'), { force: true })
}

/**
 * @param {number} id
 * @returns {boolean} true when in doubt
 */
function memoryIsInUse(id) {
  try {
    const rows = readFileSync(SHARED_MEMORY_TABLE, 'utf8').trim().split('\n').slice(1)
    const row = rows.map((line) => line.trim().split(/\s+/)).find((columns) => Number(columns[1]) === id)
    return row !== undefined && Number(row[6]) > 0
  } catch {
    return true
  }
}
