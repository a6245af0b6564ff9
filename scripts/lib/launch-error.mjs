/**
 * Failures a person can do something about, each as one sentence, and the reading of other programs' output into them.
 */

/** What went wrong and what to do, in one sentence. Printed without a stack. */
export class LaunchError extends Error {
  /**
   * @param {string} sentence
   * @param {{ detail?: string, isDiskFull?: boolean }} [options] `detail`: another program's own words, printed above the
   *   sentence
   */
  constructor(sentence, { detail, isDiskFull = false } = {}) {
    super(sentence)
    this.name = 'LaunchError'
    this.detail = detail
    this.isDiskFull = isDiskFull
  }
}

const DISK_FULL = /ENOSPC|no space left on device|disk quota exceeded|EDQUOT/i
const NO_NETWORK =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|network (?:request|timeout)|ENOTCACHED/i
const LOCK_MISMATCH = /npm ci.*can only install|EUSAGE|not in sync/i

/**
 * @param {string} folder where we were writing
 * @returns {string}
 */
export function diskFullSentence(folder) {
  return `The disk is full: free some space for ${folder} (an installation with its data takes about 3 GB) and run the command again.`
}

/**
 * @param {unknown} error an error, or another program's words
 * @returns {boolean} whether it says that the disk is full
 */
export function isDiskFull(error) {
  if (error instanceof LaunchError) return error.isDiskFull
  const text =
    error instanceof Error ? `${error.message} ${'code' in error ? error.code : ''}` : String(error)
  return DISK_FULL.test(text)
}

/**
 * @param {unknown} error
 * @param {string} folder
 * @returns {string | undefined} the sentence, when the failure is a full disk
 */
export function explainDiskFull(error, folder) {
  return isDiskFull(error) ? diskFullSentence(folder) : undefined
}

/**
 * @param {string} output what `npm ci` wrote
 * @param {string} folder
 * @returns {string} one sentence
 */
export function explainInstallFailure(output, folder) {
  if (DISK_FULL.test(output)) return diskFullSentence(folder)
  if (LOCK_MISMATCH.test(output)) {
    return 'package.json and package-lock.json do not agree: run `npm install --package-lock-only` and commit the result.'
  }
  if (NO_NETWORK.test(output)) {
    return 'npm could not reach its package registry: check the network or the proxy settings and run the command again.'
  }
  return 'The packages could not be installed: npm says why above.'
}

/**
 * @param {unknown} error
 * @returns {string | undefined} the sentence, when we may not touch a file
 */
export function explainForbidden(error) {
  if (
    !(error instanceof Error) ||
    !('code' in error) ||
    (error.code !== 'EACCES' && error.code !== 'EPERM')
  ) {
    return undefined
  }
  const where = 'path' in error ? String(error.path) : 'a file'
  return `${where} may not be touched by this user, probably because the command ran as another one before: remove it, or run the command as that user.`
}
