/**
 * A database of its own for one test file, migrated and empty. Only integration tests can use it: their set-up
 * (`database-server.ts`) provides the server and the template.
 */
import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { withDatabase } from '../../scripts/lib/database-url.mjs'
import { withClient } from '../../scripts/postgres/connection.mjs'

export interface TestDatabase {
  url: string
  /** Removes the database, whoever is still connected. */
  drop: () => Promise<void>
}

/** Copies the template: a fraction of a second, whatever the number of migrations. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = inject('testServerUrl')
  const name = `laurel_test_${randomUUID().replaceAll('-', '')}`
  await withClient(serverUrl, (client) =>
    client.query(
      `create database ${client.escapeIdentifier(name)} template ${client.escapeIdentifier(inject('testTemplate'))}`,
    ),
  )
  return {
    url: withDatabase(serverUrl, name),
    drop: async () => {
      await withClient(serverUrl, (client) =>
        client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`),
      )
    },
  }
}
