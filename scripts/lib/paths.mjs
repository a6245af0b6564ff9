/**
 * Where things are: the repository, and the layout of a data folder. Creates folders only when asked to.
 */
import { chmodSync, mkdirSync } from 'node:fs'
import path from 'node:path'

/** The repository's root. */
export const ROOT = path.resolve(import.meta.dirname, '../..')

/**
 * @param {'.data' | '.data-test' | '.data-demo'} name
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string} absolute; LAUREL_DATA_DIR moves the lasting one
 */
export function dataFolder(name, env = process.env) {
  return name === '.data' && env.LAUREL_DATA_DIR ? path.resolve(env.LAUREL_DATA_DIR) : path.join(ROOT, name)
}

/**
 * The layout of one data folder (`.data`, `.data-test`, `.data-demo`).
 * @param {string} folder absolute
 */
export function dataLayout(folder) {
  return {
    folder,
    cluster: path.join(folder, 'postgres'),
    logs: path.join(folder, 'logs'),
    /** Weights, data sets, uploads: what people trust Laurel with. */
    artifacts: path.join(folder, 'artifacts'),
    /** What belongs to the running launcher only. */
    run: path.join(folder, 'run'),
    lock: path.join(folder, 'run', 'launcher.json'),
    processes: path.join(folder, 'run', 'processes.json'),
    databaseUrl: path.join(folder, 'run', 'database-url'),
    stamps: path.join(folder, 'stamps'),
    databasePassword: path.join(folder, 'postgres-password'),
    sessionSecret: path.join(folder, 'session-secret'),
  }
}

/** @typedef {ReturnType<typeof dataLayout>} DataLayout */

/**
 * Creates the folders of a data folder. The top must be passable for the account PostgreSQL runs under; what is
 * private in it is so by its own mode.
 * @param {DataLayout} layout
 */
export function createDataFolder(layout) {
  mkdirSync(layout.folder, { recursive: true })
  chmodSync(layout.folder, 0o711)
  // Of an earlier version they may be open to everybody on the machine; a closed folder closes all that is in it.
  for (const folder of [layout.artifacts, layout.logs, layout.run, layout.stamps]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    close(folder)
  }
}

/** @param {string} folder */
function close(folder) {
  try {
    chmodSync(folder, 0o700)
  } catch (error) {
    // A mounted store that another account owns: who may read it is decided there.
    if (error.code !== 'EPERM') throw error
  }
}
