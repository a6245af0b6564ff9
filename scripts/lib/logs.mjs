/**
 * Log files of one data folder: where they are, their ends, and keeping them from growing for ever.
 */
import { existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import { isDiskFull } from './launch-error.mjs'

const ROTATE_BYTES = 8 * 1024 * 1024

/**
 * The log of one part; an overgrown one is set aside as `<name>.old.log` first.
 * @param {import('./paths.mjs').DataLayout} layout
 * @param {string} name e.g. `web`
 * @returns {string} the file
 */
export function openLog(layout, name) {
  const file = path.join(layout.logs, `${name}.log`)
  if (existsSync(file) && statSync(file).size > ROTATE_BYTES) {
    renameSync(file, path.join(layout.logs, `${name}.old.log`))
  }
  return file
}

/**
 * Opens a log for a child to write to. A log that a full disk refuses must not keep the child from running.
 * @param {string} file
 * @returns {number | 'ignore'} a descriptor to be closed by the caller, or what stands for it in `stdio`
 */
export function openForChild(file) {
  try {
    return openSync(file, 'a', 0o600)
  } catch (error) {
    if (isDiskFull(error)) return 'ignore'
    throw error
  }
}

/**
 * @param {string} file
 * @returns {number} its bytes, 0 when there is none: where what is written from now on begins
 */
export function logEnd(file) {
  return existsSync(file) ? statSync(file).size : 0
}

/**
 * @param {string} file
 * @param {number} [lines]
 * @param {number} [from] leaves out what stands before this byte
 * @returns {string} its last lines, empty when there is none
 */
export function tail(file, lines = 20, from = 0) {
  if (!existsSync(file)) return ''
  return readFileSync(file).subarray(from).toString('utf8').trimEnd().split('\n').slice(-lines).join('\n')
}
