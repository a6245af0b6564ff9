/**
 * Questions to the database that the launcher itself asks: can it be reached, what has been migrated. Needs `pg`, so
 * it is imported after the packages are installed.
 */
import pg from 'pg'
import { parseDatabaseUrl, withDatabase } from '../lib/database-url.mjs'
import { LaunchError } from '../lib/launch-error.mjs'

const CONNECT_TIMEOUT_MS = 10_000
const UNKNOWN_DATABASE = '3D000'
const DUPLICATE_DATABASE = '42P04'
const UNKNOWN_TABLE = '42P01'

/**
 * Makes sure that the database can be used; creates it on a server that does not have it yet.
 * @param {string} address
 * @param {string} source where the address comes from, for the message: `DATABASE_URL` or `the embedded PostgreSQL`
 * @throws LaunchError with one sentence, without the password
 */
export async function ensureDatabase(address, source) {
  const url = parseAddress(address, source)
  try {
    await withClient(address, (client) => client.query('select 1'))
  } catch (error) {
    if (error.code !== UNKNOWN_DATABASE) throw unreachable(url, source, error)
    await createDatabase(url).catch((failure) => {
      throw unreachable(url, source, failure)
    })
  }
}

/**
 * @param {string} address
 * @returns {Promise<{ id: string, name: string, checksum: string }[]>} migrations applied to the end, in order; `id` is unique
 *   to this database
 */
export async function readAppliedMigrations(address) {
  try {
    return await withClient(address, async (client) => {
      const { rows } = await client.query(
        `select id, migration_name as name, checksum from "_prisma_migrations"
          where finished_at is not null and rolled_back_at is null order by migration_name`,
      )
      return rows
    })
  } catch (error) {
    if (error.code === UNKNOWN_TABLE) return []
    throw error
  }
}

/**
 * @template T
 * @param {string} address
 * @param {(client: import('pg').Client) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withClient(address, use) {
  const client = new pg.Client({
    connectionString: parseDatabaseUrl(address).connectionString,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  })
  // A connection lost between two questions is reported by the next one.
  client.on('error', () => {})
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}

/** @param {URL} url */
async function createDatabase(url) {
  const { database } = parseDatabaseUrl(url.toString())
  try {
    await withClient(withDatabase(url.toString(), 'postgres'), (client) =>
      client.query(`create database ${client.escapeIdentifier(database)}`),
    )
  } catch (error) {
    if (error.code !== DUPLICATE_DATABASE) throw error
  }
}

/**
 * @param {string} address
 * @param {string} source
 */
function parseAddress(address, source) {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url || !/^postgres(ql)?:$/.test(url.protocol) || url.pathname.length < 2) {
    throw new LaunchError(
      `${source} is not a PostgreSQL address: it should look like postgresql://user:password@host:5432/database.`,
    )
  }
  return url
}

/**
 * @param {URL} url
 * @param {string} source
 * @param {Error & { code?: string }} error
 */
function unreachable(url, source, error) {
  const where = `${url.hostname}:${url.port || 5432}${url.pathname}`
  const reason = error.message || error.code || String(error)
  return new LaunchError(
    `The database of ${source} (${where}) cannot be used: ${reason}; start or repair that server, or unset DATABASE_URL to use the embedded one.`,
  )
}
