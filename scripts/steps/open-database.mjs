/**
 * Makes a database reachable: the one that DATABASE_URL names, or an embedded server of our own, which is supervised.
 */
import { rmSync } from 'node:fs'
import { readOrCreateSecret, writeAtomically } from '../lib/files.mjs'
import { openLog } from '../lib/logs.mjs'
import { phase } from '../lib/phases.mjs'
import { keepServerRunning } from '../postgres/keep-running.mjs'
import { startEmbeddedServer } from '../postgres/server.mjs'

/**
 * @param {import('../lib/launch.mjs').Launch} launch
 * @param {{ url?: string, durable?: boolean }} [options] `url`: use this database instead of an embedded one;
 *   `durable: false` for throw-away clusters
 * @returns {Promise<{ url: string, maintenanceUrl: string }>} `maintenanceUrl`: where databases are created
 */
export async function openDatabase(launch, { url, durable = true } = {}) {
  const { ensureDatabase } = await import('../postgres/connection.mjs')
  const { withDatabase } = await import('../lib/database-url.mjs')
  if (url) {
    await ensureDatabase(url, 'DATABASE_URL')
    return { url, maintenanceUrl: withDatabase(url, 'postgres') }
  }
  const server = await phase(
    'starting PostgreSQL',
    ({ port, isNew }) => `PostgreSQL ${isNew ? 'set up and ' : ''}running on port ${port}`,
    async () => {
      const { cluster, databasePassword, folder } = launch.layout
      const password = readOrCreateSecret(databasePassword)
      const logFile = openLog(launch.layout, 'postgres')
      const options = { cluster, password, logFile, durable }
      const started = await startEmbeddedServer(options)
      const supervision = keepServerRunning(started, {
        start: (again) => startEmbeddedServer({ ...options, ...again }),
        folder,
        logFile,
      })
      launch.onClose(() => supervision.stop())
      await ensureDatabase(started.url, 'the embedded PostgreSQL')
      return started
    },
  )
  // For `npm run prisma` while the launcher runs.
  writeAtomically(launch.layout.databaseUrl, server.url, 0o600)
  launch.onClose(() => rmSync(launch.layout.databaseUrl, { force: true }))
  return server
}
