/**
 * Is this Node new enough? Written for old Nodes to read (see `up.mjs`).
 */

const MAJOR = 20
const MINOR = 19

/**
 * @param {string} version e.g. `20.20.2`
 * @returns {boolean} whether it is at least 20.19
 */
export function isSupportedNode(version) {
  const parts = version.split('.').map(Number)
  return parts[0] > MAJOR || (parts[0] === MAJOR && parts[1] >= MINOR)
}

/** @param {string} version */
export function unsupportedNodeSentence(version) {
  return `Laurel needs Node ${MAJOR}.${MINOR} or newer, and this is Node ${version}: install a current Node and run the command again.`
}
