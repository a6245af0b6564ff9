/**
 * The schema engine's one-shot commands: can we connect, create the database, drop it. Exits through the caller.
 */
import pg from 'pg'
import { parseDatabaseUrl, withDatabase } from '../lib/database-url.mjs'
import { logEngineEvent } from './engine-log.mjs'

/** PostgreSQL's error code → the code the Prisma CLI knows. Anything else is "cannot reach the server". */
const CLI_CODES = { '3D000': 'P1003', '42P04': 'P1009', '28P01': 'P1000', 28000: 'P1000' }

/**
 * @param {string} command `can-connect-to-database`, `create-database` or `drop-database`
 * @param {string} address
 * @returns {Promise<number>} the exit code
 */
export async function runOneShotCommand(command, address) {
  try {
    if (command === 'can-connect-to-database') await withClient(address, (client) => client.query('select 1'))
    else if (command === 'create-database') await onMaintenanceDatabase(address, 'create database')
    else if (command === 'drop-database') await onMaintenanceDatabase(address, 'drop database if exists')
    else throw new Error(`The offline schema engine has no command "${command}".`)
    return 0
  } catch (error) {
    logEngineEvent('ERROR', error.message || String(error.code), {
      is_panic: false,
      error_code: CLI_CODES[error.code] ?? 'P1001',
    })
    return 1
  }
}

/**
 * @param {string} address
 * @param {string} statement followed by the database's name
 */
async function onMaintenanceDatabase(address, statement) {
  const { database } = parseDatabaseUrl(address)
  await withClient(withDatabase(address, 'postgres'), (client) =>
    client.query(`${statement} ${client.escapeIdentifier(database)}`),
  )
}

/**
 * @param {string} address
 * @param {(client: import('pg').Client) => Promise<unknown>} use
 */
async function withClient(address, use) {
  const { connectionString } = parseDatabaseUrl(address)
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 15_000 })
  await client.connect()
  try {
    await use(client)
  } finally {
    await client.end()
  }
}
