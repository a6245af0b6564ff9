/**
 * Tells a process from another that later got the same number: number + moment of birth. Reads only.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * @param {number} pid
 * @returns {boolean} whether a process of that number exists and is not a zombie
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
  return processState(pid) !== 'Z'
}

/**
 * @param {number} pid
 * @returns {string | undefined} a mark of when it was born; undefined when it does not exist or cannot be told
 */
export function birthMark(pid) {
  if (process.platform === 'linux') return readStat(pid)?.[19]
  const [program, args] =
    process.platform === 'win32'
      ? ['powershell', ['-NoProfile', '-Command', `(Get-Process -Id ${pid}).StartTime.Ticks`]]
      : ['ps', ['-o', 'lstart=', '-p', String(pid)]]
  const result = spawnSync(program, args, { encoding: 'utf8' })
  return result.stdout?.trim() || undefined
}

/**
 * @param {{ pid: number, born?: string }} recorded
 * @returns {boolean} whether that very process is still running
 */
export function isSameProcess({ pid, born }) {
  return isAlive(pid) && (born === undefined || birthMark(pid) === born)
}

/**
 * @param {number} pid
 * @returns {string} its command line, empty when it cannot be read
 */
export function commandLine(pid) {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
    } catch {
      return ''
    }
  }
  if (process.platform === 'win32') return ''
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? ''
}

/**
 * @param {number} pid
 * @returns {number | undefined} its parent
 */
export function parentOf(pid) {
  const text =
    process.platform === 'linux'
      ? readStat(pid)?.[1]
      : spawnSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }).stdout
  return Number(text) || undefined
}

/** @param {number} pid */
function processState(pid) {
  return process.platform === 'linux' ? readStat(pid)?.[0] : undefined
}

/**
 * The fields of /proc/<pid>/stat after the (possibly spaced) name: state is 0, parent is 1, start time is 19.
 * @param {number} pid
 */
function readStat(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}
