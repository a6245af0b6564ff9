/**
 * Signals to a process and everything it started. Every child of the launcher leads a group of its own, so a group is
 * named by its leader's number, also after the leader has died.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { isAlive } from './process-identity.mjs'

/** Can children lead groups here? (On Windows a detached child would open a window; `taskkill` walks the tree.) */
export const HAS_GROUPS = process.platform !== 'win32'

/**
 * @param {number} leader
 * @param {NodeJS.Signals} signal
 */
function signalGroup(leader, signal) {
  if (!HAS_GROUPS) {
    spawnSync('taskkill', ['/pid', String(leader), '/T', '/F'])
    return
  }
  try {
    process.kill(-leader, signal)
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
  }
}

/**
 * @param {number} leader
 * @returns {boolean} whether anything of the group still runs (zombies do not)
 */
export function groupRuns(leader) {
  if (process.platform === 'linux') return linuxGroupRuns(leader)
  if (!HAS_GROUPS) return isAlive(leader)
  try {
    process.kill(-leader, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/**
 * Asks the group to end, and after the grace makes it.
 * @param {number} leader
 * @param {{ signal?: NodeJS.Signals, graceMs?: number }} [options]
 */
export async function stopGroup(leader, { signal = 'SIGTERM', graceMs = 10_000 } = {}) {
  if (!groupRuns(leader)) return
  signalGroup(leader, signal)
  if (await groupEnds(leader, graceMs)) return
  signalGroup(leader, 'SIGKILL')
  await groupEnds(leader, 5_000)
}

/**
 * @param {number} leader
 * @param {number} withinMs
 * @returns {Promise<boolean>}
 */
async function groupEnds(leader, withinMs) {
  const deadline = performance.now() + withinMs
  while (groupRuns(leader)) {
    if (performance.now() > deadline) return false
    await delay(25)
  }
  return true
}

/** @param {number} leader */
function linuxGroupRuns(leader) {
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8')
      const [state, , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      if (Number(group) === leader && state !== 'Z' && state !== 'X') return true
    } catch {
      // It ended while we were looking.
    }
  }
  return false
}
