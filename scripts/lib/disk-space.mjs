/**
 * How much space there is for a folder, and telling the terminal when it is used up and when there is some again.
 */
import { statfsSync } from 'node:fs'
import { say } from './phases.mjs'

/** Below this a database cannot add to its log (segments of 16 MB) for long: the disk counts as full. */
export const FULL_BELOW_BYTES = 32 * 2 ** 20
/** Apart from the limit above, so that a disk at the limit is not news every second. */
const ENOUGH_BYTES = 2 * FULL_BELOW_BYTES
const LOOK_EVERY_MS = 2_000

/**
 * @param {string} folder that exists
 * @returns {number} bytes that this user may still write there; infinite when it cannot be told
 */
export function freeBytes(folder) {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    return Number.POSITIVE_INFINITY
  }
}

/** @param {number} bytes */
export function formatBytes(bytes) {
  return bytes < 2 ** 30 ? `${Math.floor(bytes / 2 ** 20)} MB` : `${(bytes / 2 ** 30).toFixed(1)} GB`
}

/**
 * Says once when the disk becomes full, and once when there is space again.
 * @param {string} folder
 * @param {{ tell?: (text: string) => void }} [options]
 * @returns {() => void} what ends it
 */
export function watchDiskSpace(folder, { tell = say } = {}) {
  let isFull = false
  const look = () => {
    const free = freeBytes(folder)
    if (!isFull && free < FULL_BELOW_BYTES) {
      isFull = true
      tell(
        `the disk of ${folder} is full (${formatBytes(free)} free): nothing can be saved until you free some space; Laurel keeps running and goes on by itself`,
      )
    } else if (isFull && free >= ENOUGH_BYTES) {
      isFull = false
      tell(`there is space on the disk of ${folder} again (${formatBytes(free)} free)`)
    }
  }
  look()
  const timer = setInterval(look, LOOK_EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}
