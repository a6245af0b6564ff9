/**
 * Applies the migrations that the database lacks. What it has is asked of the database, not remembered.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { runUnattended } from '../lib/collect-output.mjs'
import { LaunchError } from '../lib/launch-error.mjs'
import { ROOT } from '../lib/paths.mjs'
import { phase } from '../lib/phases.mjs'
import { readAppliedMigrations } from '../postgres/connection.mjs'
import { prismaCommand, prismaEnvironment } from '../prisma.mjs'

/**
 * @param {import('../lib/launch.mjs').Launch} launch
 * @param {string} databaseUrl
 * @returns {Promise<string>} a mark of this very database, the same at every start, another in another database
 */
export async function migrate(launch, databaseUrl) {
  const wanted = readMigrations(path.join(ROOT, 'prisma/migrations'))
  if (!isUpToDate(wanted, await readAppliedMigrations(databaseUrl))) {
    await phase('migrating the database', 'database migrated', () =>
      deployMigrations(databaseUrl, (program, args, options) =>
        launch.keeper.run('prisma migrate', program, args, options),
      ),
    )
  }
  const applied = await readAppliedMigrations(databaseUrl)
  return createHash('sha256')
    .update(applied.map(({ id }) => id).join())
    .digest('hex')
}

/**
 * @param {string} folder
 * @returns {{ name: string, checksum: string }[]} in the order of application; `checksum` as Prisma records it
 */
export function readMigrations(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .sort()
    .filter((name) => existsSync(path.join(folder, name, 'migration.sql')))
    .map((name) => ({
      name,
      checksum: createHash('sha256')
        .update(readFileSync(path.join(folder, name, 'migration.sql')))
        .digest('hex'),
    }))
}

/**
 * @param {{ name: string, checksum: string }[]} wanted
 * @param {{ name: string, checksum: string }[]} applied
 */
export function isUpToDate(wanted, applied) {
  const byName = new Map(applied.map(({ name, checksum }) => [name, checksum]))
  return wanted.length > 0 && wanted.every(({ name, checksum }) => byName.get(name) === checksum)
}

/**
 * Applies what is missing, through the official CLI.
 * @param {string} databaseUrl created when it does not exist
 * @param {typeof runUnattended} [run] how to run a program
 * @throws LaunchError with the CLI's own words
 */
export async function deployMigrations(databaseUrl, run = runUnattended) {
  const [program, args] = prismaCommand(['migrate', 'deploy'])
  const { code, output } = await run(program, args, {
    cwd: ROOT,
    env: prismaEnvironment({ ...process.env, DATABASE_URL: databaseUrl }),
  })
  if (code !== 0) {
    throw new LaunchError('The database could not be migrated: Prisma says why above.', { detail: output })
  }
}
