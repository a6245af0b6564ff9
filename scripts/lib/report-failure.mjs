/**
 * Tells a failure on the terminal: a sentence where there is one, otherwise everything we know.
 */
import { explainDiskFull, explainForbidden, LaunchError } from './launch-error.mjs'
import { ROOT } from './paths.mjs'

/** @param {unknown} error */
export function reportFailure(error) {
  if (error instanceof LaunchError) {
    if (error.detail) console.error(error.detail.trimEnd())
    console.error(`\n${error.message}`)
    return
  }
  const sentence = explainDiskFull(error, ROOT) ?? explainForbidden(error)
  console.error(sentence === undefined ? error : `\n${sentence}`)
}
