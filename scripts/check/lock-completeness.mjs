/**
 * Is package-lock.json whole and portable? Whole: every package that some package asks for is in it, for every
 * platform; npm quietly leaves out an optional one that its registry did not have at that moment, and `npm ci` then
 * fails for everybody. Portable: it names no registry.
 */

/**
 * @typedef {{ version?: string, resolved?: string, integrity?: string, link?: boolean, inBundle?: boolean, dependencies?: Record<string, string>, optionalDependencies?: Record<string, string>, peerDependencies?: Record<string, string>, peerDependenciesMeta?: Record<string, { optional?: boolean }> }} LockedPackage
 */

/**
 * @param {{ packages?: Record<string, LockedPackage> }} lock
 * @returns {string[]} what is wrong, one line each; empty when all is well
 */
export function lockProblems(lock) {
  const packages = lock.packages ?? {}
  const problems = []
  for (const [location, entry] of Object.entries(packages)) {
    if (entry.resolved) problems.push(`${location} names a registry: ${entry.resolved}`)
    // What comes inside another package's archive is covered by the hash of that one.
    if (location !== '' && !entry.link && !entry.inBundle && !entry.integrity)
      problems.push(`${location} has no integrity hash`)
    for (const name of wantedBy(entry)) {
      if (!resolves(packages, location, name))
        problems.push(`${name}, wanted by ${location || 'package.json'}, is missing`)
    }
  }
  return problems
}

/** @param {LockedPackage} entry */
function wantedBy(entry) {
  const peers = Object.keys(entry.peerDependencies ?? {}).filter(
    (name) => !entry.peerDependenciesMeta?.[name]?.optional,
  )
  return new Set([
    ...Object.keys(entry.dependencies ?? {}),
    ...Object.keys(entry.optionalDependencies ?? {}),
    ...peers,
  ])
}

/**
 * Node's way of finding a package: in one's own folder, then in every folder above.
 * @param {Record<string, LockedPackage>} packages
 * @param {string} location
 * @param {string} name
 */
function resolves(packages, location, name) {
  for (let folder = location; ; folder = parentOf(folder)) {
    if (packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true
    if (folder === '') return false
  }
}

/** @param {string} location */
function parentOf(location) {
  const cut = location.lastIndexOf('/node_modules/')
  return cut < 0 ? '' : location.slice(0, cut)
}
