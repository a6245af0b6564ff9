/**
 * "Already done for exactly this input": a stamp holds the hash of what a step last worked on. A stamp lies beside the
 * step's product wherever that can be thrown away, so that they go together.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { writeAtomically } from './files.mjs'

/**
 * @param {string} stamp file
 * @param {string} key
 * @param {string} [product] a file that must exist too
 */
export function isStamped(stamp, key, product) {
  if (product && !existsSync(product)) return false
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === key
}

/**
 * Does the work unless it is stamped with this key; stamps it only after it succeeded.
 * @param {{ stamp: string, key: string, product?: string }} what
 * @param {() => Promise<void>} work
 * @returns {Promise<boolean>} whether the work was done now
 */
export async function unlessStamped({ stamp, key, product }, work) {
  if (isStamped(stamp, key, product)) return false
  rmSync(stamp, { force: true })
  await work()
  writeAtomically(stamp, key)
  return true
}
