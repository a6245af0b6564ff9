/**
 * Starts every child of a launcher and keeps a list of them on disk, so that the next launcher can stop what a killed
 * one left running. PostgreSQL keeps its own list (`postmaster.pid`) and is not in it.
 */
import { spawn } from 'node:child_process'
import { closeSync } from 'node:fs'
import { collectOutput } from './collect-output.mjs'
import { readJson, writeAtomically } from './files.mjs'
import { isDiskFull } from './launch-error.mjs'
import { openForChild } from './logs.mjs'
import { groupRuns, HAS_GROUPS, stopGroup } from './process-group.mjs'
import { birthMark, isAlive, isSameProcess } from './process-identity.mjs'

const SAVE_AGAIN_MS = 1_000

/** @typedef {{ name: string, pid: number, born?: string, graceMs?: number }} RecordedProcess */

export class ProcessKeeper {
  /** @type {Map<import('node:child_process').ChildProcess, RecordedProcess>} */
  #running = new Map()
  #file
  #closed = false
  /** @type {NodeJS.Timeout | undefined} */
  #savingAgain

  /** @param {string} file where the list is kept */
  constructor(file) {
    this.#file = file
  }

  /**
   * Starts a long-running child.
   * @param {string} name for the list and for messages
   * @param {string} program
   * @param {string[]} args
   * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, logFile?: string, shell?: boolean, output?: 'pipe' | 'inherit', graceMs?: number }} options
   *   without `logFile`, output goes where `output` says; `graceMs`: how long it may take to end when asked to
   */
  start(name, program, args, { logFile, output = 'inherit', graceMs, ...options }) {
    if (this.#closed) throw new Error(`Not starting ${name}: everything is being stopped.`)
    const log = logFile === undefined ? undefined : openForChild(logFile)
    const child = spawn(program, args, {
      ...options,
      detached: HAS_GROUPS,
      stdio: ['ignore', log ?? output, log ?? output],
    })
    if (typeof log === 'number') closeSync(log)
    if (child.pid !== undefined) {
      this.#running.set(child, { name, pid: child.pid, born: birthMark(child.pid), graceMs })
      this.#save()
    }
    child.once('exit', () => this.#forget(child))
    return child
  }

  /**
   * Runs a child to its end.
   * @param {string} name
   * @param {string} program
   * @param {string[]} args
   * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean, show?: boolean }} options `show`: to the terminal as it
   *   comes (and not collected)
   * @returns {ReturnType<typeof collectOutput>}
   */
  async run(name, program, args, { show = false, ...options }) {
    const child = this.start(name, program, args, { ...options, output: show ? 'inherit' : 'pipe' })
    return collectOutput(child)
  }

  /** @param {import('node:child_process').ChildProcess} child */
  async stop(child) {
    const recorded = this.#running.get(child)
    if (!recorded) return
    await stopGroup(recorded.pid, recorded)
    this.#forget(child)
  }

  /** Stops everything and starts nothing any more. */
  async close() {
    this.#closed = true
    await Promise.all([...this.#running.keys()].map((child) => this.stop(child)))
  }

  #forget(child) {
    const recorded = this.#running.get(child)
    if (!recorded) return
    // A leader that ended by itself may leave children behind: keep it listed until its group is empty.
    if (HAS_GROUPS && groupRuns(recorded.pid) && this.#closed === false) {
      void stopGroup(recorded.pid).then(() => this.#drop(child))
    } else {
      this.#drop(child)
    }
  }

  #drop(child) {
    this.#running.delete(child)
    this.#save()
  }

  /** On a full disk the list of before stays, and this one is written as soon as there is space. */
  #save() {
    clearTimeout(this.#savingAgain)
    try {
      writeAtomically(this.#file, JSON.stringify([...this.#running.values()], null, 2), 0o600)
    } catch (error) {
      if (!isDiskFull(error)) throw error
      this.#savingAgain = setTimeout(() => this.#save(), SAVE_AGAIN_MS)
      this.#savingAgain.unref()
    }
  }
}

/**
 * Stops what the list names, as far as it is still the same.
 * @param {string} file a list written by a keeper that is no more
 * @returns {Promise<string[]>} the names of what was still running
 */
export async function stopLeftovers(file) {
  const recorded = readJson(file)
  if (!Array.isArray(recorded)) return []
  const ours = recorded.filter(isStillOurs)
  await Promise.all(ours.map((recorded) => stopGroup(recorded.pid, recorded)))
  return ours.map(({ name }) => name)
}

/**
 * A dead leader's number cannot be given away while its group exists; a living one must have the recorded birth.
 * @param {RecordedProcess} recorded
 */
function isStillOurs(recorded) {
  return isAlive(recorded.pid) ? isSameProcess(recorded) : HAS_GROUPS && groupRuns(recorded.pid)
}
