/**
 * Gives a test file the whole product environment: `db()`, `env()` and the artifact store work, on an empty database
 * and an empty data folder that nobody else uses. Call it once at the top of the file.
 */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { db } from '@/server/db'
import { createTestDatabase, type TestDatabase } from './create-test-database'

/** Sets the environment before the first test, disconnects and removes everything after the last. */
export function useTestDatabase(): void {
  let database: TestDatabase
  const folder = mkdtempSync(path.join(tmpdir(), 'laurel-data-'))

  beforeAll(async () => {
    database = await createTestDatabase()
    Object.assign(process.env, {
      DATABASE_URL: database.url,
      LAUREL_DATA_DIR: folder,
      NEXTAUTH_SECRET: randomBytes(32).toString('base64url'),
      NEXTAUTH_URL: 'http://127.0.0.1:3000',
    })
  })

  afterAll(async () => {
    await db().$disconnect()
    await database.drop()
    rmSync(folder, { recursive: true, force: true })
  })
}
