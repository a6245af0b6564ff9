/**
 * Under which account PostgreSQL runs. It refuses to be root, so root lends it another identity: the unprivileged
 * account 65534 where that one may read the programs and reach the data, otherwise a user namespace in which the
 * process looks like 65534 while its files stay root's. Changes nothing on the system.
 */
import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, lstatSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { LaunchError } from '../lib/launch-error.mjs'

const NOBODY = 65534
const UNSHARE = ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`]

/**
 * @typedef {object} Account
 * @property {'same' | 'nobody' | 'namespace'} kind
 * @property {{ uid?: number, gid?: number }} ids for `spawn`
 * @property {string[]} prefix what the command is run through
 * @property {{ uid: number, gid: number } | undefined} owner who must own the cluster's files; undefined: as they are
 */

/** @type {Record<Account['kind'], Account>} */
const ACCOUNTS = {
  same: { kind: 'same', ids: {}, prefix: [], owner: undefined },
  nobody: {
    kind: 'nobody',
    ids: { uid: NOBODY, gid: NOBODY },
    prefix: [],
    owner: { uid: NOBODY, gid: NOBODY },
  },
  namespace: { kind: 'namespace', ids: {}, prefix: UNSHARE, owner: { uid: 0, gid: 0 } },
}

/**
 * @param {{ postgres: string, folder: string, isRoot?: boolean, works?: (account: Account) => boolean }} options
 *   `folder`: the existing folder in which the cluster lies; `works` tries an account (replaced in tests)
 * @returns {Account}
 * @throws LaunchError when root finds no identity to lend
 */
export function chooseAccount({
  postgres,
  folder,
  isRoot = process.getuid?.() === 0,
  works = (account) => canRun(account, postgres) && canEnter(account, folder),
}) {
  if (!isRoot) return ACCOUNTS.same
  const account = [ACCOUNTS.nobody, ACCOUNTS.namespace].find(works)
  if (account) return account
  throw new LaunchError(
    'PostgreSQL does not run as root, and no other identity could be lent to it here: run the command as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.',
  )
}

/**
 * A command as this account runs it.
 * @param {Account} account
 * @param {string} program
 * @param {string[]} args
 * @returns {[string, string[], { uid?: number, gid?: number }]} for `spawn`, with options to merge
 */
export function asAccount(account, program, args) {
  const [first, ...rest] = [...account.prefix, program, ...args]
  return [first, rest, account.ids]
}

/**
 * Gives a file or tree to the account, when its top is not owned by it already (a checkout may have moved between
 * places where another identity was needed).
 * @param {Account} account
 * @param {string} file
 */
export function giveTo(account, file) {
  if (!account.owner || !existsSync(file) || lstatSync(file).uid === account.owner.uid) return
  changeOwner(file, account.owner)
}

/**
 * @param {string} file
 * @param {{ uid: number, gid: number }} owner
 */
function changeOwner(file, owner) {
  const stat = lstatSync(file)
  if (stat.isSymbolicLink()) return
  if (stat.isDirectory()) for (const name of readdirSync(file)) changeOwner(path.join(file, name), owner)
  chownSync(file, owner.uid, owner.gid)
}

/**
 * @param {Account} account
 * @param {string} program
 */
function canRun(account, program) {
  const [command, args, ids] = asAccount(account, program, ['--version'])
  return spawnSync(command, args, { ...ids, stdio: 'ignore' }).status === 0
}

/**
 * @param {Account} account
 * @param {string} folder
 */
function canEnter(account, folder) {
  const [command, args, ids] = asAccount(account, '/bin/sh', ['-c', 'cd "$0"', folder])
  return spawnSync(command, args, { ...ids, stdio: 'ignore' }).status === 0
}
