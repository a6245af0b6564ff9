/** Runs a measurement on a PostgreSQL of its own, filled by SQL; `db()` and the services use it. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { withDatabase } from '../../../scripts/lib/database-url.mjs'
import { withClient } from '../../../scripts/postgres/connection.mjs'
import { startEmbeddedServer } from '../../../scripts/postgres/server.mjs'
import { deployMigrations } from '../../../scripts/steps/migrate.mjs'

export async function withBenchDatabase(
  fill: string,
  measure: (databaseUrl: string) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'laurel-bench-'))
  chmodSync(folder, 0o711)
  const server = await startEmbeddedServer({
    cluster: path.join(folder, 'postgres'),
    password: 'only-for-this-run',
    logFile: path.join(folder, 'postgres.log'),
    durable: false,
  })
  try {
    const url = withDatabase(server.maintenanceUrl, 'laurel_bench')
    Object.assign(process.env, {
      DATABASE_URL: url,
      LAUREL_DATA_DIR: path.join(folder, 'data'),
      NEXTAUTH_SECRET: 'only-for-this-benchmark',
    })
    await deployMigrations(url)
    await withClient(url, async (client) => {
      await client.query(fill)
      await client.query('vacuum (analyze)')
    })
    await measure(url)
    const { db } = await import('@/server/db')
    await db().$disconnect()
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
