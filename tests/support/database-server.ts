/**
 * Runs once before the integration tests: finds or starts a PostgreSQL server and migrates one template database on
 * it, which every test file copies (`create-test-database.ts`).
 *
 * With DATABASE_URL set (by `npm test`, or to use a server of your own), that server is used and the template stays on
 * it for the next run; otherwise an embedded server is started in a temporary folder and thrown away afterwards.
 */
import { createHash } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { parseDatabaseUrl, withDatabase } from '../../scripts/lib/database-url.mjs'
import { withClient } from '../../scripts/postgres/connection.mjs'
import { startEmbeddedServer } from '../../scripts/postgres/server.mjs'
import { deployMigrations, readMigrations } from '../../scripts/steps/migrate.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    /** A database on the test server, with the right to create others. */
    testServerUrl: string
    /** The migrated database that tests copy. */
    testTemplate: string
  }
}

/** Holds other runs back while one migrates the template. */
const TEMPLATE_LOCK = 7_265_001

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.DATABASE_URL
  const server = given
    ? { maintenanceUrl: withDatabase(given, 'postgres'), stop: async () => {} }
    : await startOwn()
  try {
    project.provide('testServerUrl', server.maintenanceUrl)
    project.provide('testTemplate', await ensureTemplate(server.maintenanceUrl))
  } catch (error) {
    await server.stop()
    throw error
  }
  return server.stop
}

async function startOwn(): Promise<{ maintenanceUrl: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'laurel-test-'))
  // Run as root, PostgreSQL lives under another account, which must be able to enter.
  chmodSync(folder, 0o711)
  const server = await startEmbeddedServer({
    cluster: path.join(folder, 'postgres'),
    password: 'only-for-this-run',
    logFile: path.join(folder, 'postgres.log'),
    durable: false,
  })
  return {
    maintenanceUrl: server.maintenanceUrl,
    stop: async () => {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Named after the migrations, so that it is made once and never out of date. */
async function ensureTemplate(serverUrl: string): Promise<string> {
  const migrations = readMigrations(path.resolve('prisma/migrations'))
  const hash = createHash('sha256').update(JSON.stringify(migrations)).digest('hex')
  const name = `laurel_template_${hash.slice(0, 16)}`
  await withClient(serverUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK])
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount) return
    // Migrated under another name: a template that exists is whole.
    const unfinished = `${name}_new`
    await client.query(`drop database if exists ${client.escapeIdentifier(unfinished)} with (force)`)
    await deployMigrations(withDatabase(serverUrl, unfinished))
    await client.query(
      `alter database ${client.escapeIdentifier(unfinished)} rename to ${client.escapeIdentifier(name)}`,
    )
  })
  return parseDatabaseUrl(withDatabase(serverUrl, name)).database
}
