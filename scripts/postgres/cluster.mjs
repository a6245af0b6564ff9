/**
 * Creates a database cluster: the files of a PostgreSQL server, with a password. Whole or not at all: it is made
 * aside and moved into place.
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { writeAtomically } from '../lib/files.mjs'
import { explainDiskFull, LaunchError } from '../lib/launch-error.mjs'
import { asAccount, giveTo } from './account.mjs'

/** The role and the database of an embedded server. */
export const ROLE = 'laurel'

/**
 * @param {{ folder: string, initdb: string, account: import('./account.mjs').Account, password: string, durable: boolean }} options
 *   `folder` of the cluster; `durable: false` skips the syncing, for throw-away clusters
 * @returns {boolean} whether it was created now
 * @throws LaunchError with initdb's own words
 */
export function ensureCluster({ folder, initdb, account, password, durable }) {
  if (existsSync(path.join(folder, 'PG_VERSION'))) {
    giveTo(account, folder)
    return false
  }
  const unfinished = `${folder}.new`
  const passwordFile = `${folder}.password`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true })
  chmodSync(unfinished, 0o700)
  writeAtomically(passwordFile, `${password}\n`, 0o600)
  giveTo(account, unfinished)
  giveTo(account, passwordFile)
  try {
    const [program, args, ids] = asAccount(account, initdb, [
      `--pgdata=${unfinished}`,
      `--username=${ROLE}`,
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale=C',
      '--no-instructions',
      ...(durable ? [] : ['--no-sync']),
    ])
    const result = spawnSync(program, args, { ...ids, encoding: 'utf8', cwd: path.dirname(folder) })
    if (result.status !== 0) {
      const detail = `${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}`
      throw new LaunchError(
        explainDiskFull(detail, folder) ?? 'The embedded PostgreSQL could not be set up: it says why above.',
        { detail },
      )
    }
    renameSync(unfinished, folder)
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(unfinished, { recursive: true, force: true })
  }
  return true
}
