/**
 * The environment that the web server, the worker, the seed and the demo get. What the caller set stays.
 */
import { spawnSync } from 'node:child_process'
import { readOrCreateSecret } from '../lib/files.mjs'
import { ROOT } from '../lib/paths.mjs'

/**
 * @param {{ layout: import('../lib/paths.mjs').DataLayout, databaseUrl: string, port: number, base?: NodeJS.ProcessEnv }} options
 * @returns {NodeJS.ProcessEnv}
 */
export function productEnvironment({ layout, databaseUrl, port, base = process.env }) {
  const commit = base.LAUREL_COMMIT ?? readCommit()
  return {
    ...base,
    DATABASE_URL: databaseUrl,
    NEXTAUTH_SECRET: base.NEXTAUTH_SECRET ?? readOrCreateSecret(layout.sessionSecret),
    NEXTAUTH_URL: base.NEXTAUTH_URL ?? `http://127.0.0.1:${port}`,
    PORT: String(port),
    LAUREL_DATA_DIR: layout.folder,
    NEXT_TELEMETRY_DISABLED: '1',
    ...(commit ? { LAUREL_COMMIT: commit } : {}),
  }
}

/** @returns {string | undefined} the checked-out commit, where there is git and a repository */
function readCommit() {
  const result = spawnSync('git', ['rev-parse', 'HEAD'], { cwd: ROOT, encoding: 'utf8' })
  return result.status === 0 ? result.stdout.trim() : undefined
}
