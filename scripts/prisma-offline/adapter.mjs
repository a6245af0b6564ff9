/**
 * `@prisma/adapter-pg`, made fit for the schema engine (it was written for the query compiler). Four differences:
 *
 * - PostgreSQL's internal `"char"` type, used all over its catalogue, is read instead of refused;
 * - a migration is sent as one script, so `$$ … ; … $$` bodies stay whole and the script is one transaction;
 * - the shadow database is created beside the real one and dropped afterwards, whatever form the address has;
 * - a statement's failure keeps PostgreSQL's own code and message.
 *
 * Only `schema-engine.mjs` uses it; the product's own queries use the adapter as it comes.
 */
import { randomUUID } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum, DriverAdapterError } from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { parseDatabaseUrl, withDatabase } from '../lib/database-url.mjs'

const CHAR_OID = 18
const BPCHAR_OID = 1042
const CONNECT_TIMEOUT_MS = 15_000

/**
 * A migration-aware adapter factory, as `bindMigrationAwareSqlAdapterFactory` expects.
 * @param {string} address PostgreSQL connection address
 */
export function createAdapterFactory(address) {
  return {
    provider: 'postgres',
    adapterName: 'schema-engine-pg',
    connect: () => connect(address),
    connectToShadowDb: () => connectToShadowDatabase(address),
  }
}

/** @param {string} address */
async function connect(address) {
  const { connectionString, schema } = parseDatabaseUrl(address)
  const pool = new pg.Pool({ connectionString, max: 1, connectionTimeoutMillis: CONNECT_TIMEOUT_MS })
  const charColumns = trackCharColumns(pool)
  const adapter = await new PrismaPg(pool, { schema, disposeExternalPool: true }).connect()

  const queryRaw = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query)
    for (const column of charColumns()) result.columnTypes[column] = ColumnTypeEnum.Character
    return result
  }
  adapter.executeScript = async (script) => {
    try {
      await pool.query(script)
    } catch (error) {
      throw asDriverError(error)
    }
  }
  return adapter
}

/**
 * Renames `"char"` columns to a type the adapter knows while a row description arrives, and remembers which they were.
 * The pool has one connection and the engine asks one question at a time, so "the last description" is unambiguous.
 * @param {import('pg').Pool} pool
 * @returns {() => number[]} the `"char"` columns of the last result
 */
function trackCharColumns(pool) {
  /** @type {number[]} */
  let columns = []
  pool.on('connect', (client) => {
    client.connection.prependListener('rowDescription', ({ fields }) => {
      columns = fields.flatMap((field, index) => (field.dataTypeID === CHAR_OID ? [index] : []))
      for (const column of columns) fields[column].dataTypeID = BPCHAR_OID
    })
  })
  return () => columns
}

/** @param {string} address */
async function connectToShadowDatabase(address) {
  const name = `laurel_shadow_${randomUUID().replaceAll('-', '')}`
  const { connectionString } = parseDatabaseUrl(address)
  const owner = new pg.Client({ connectionString, connectionTimeoutMillis: CONNECT_TIMEOUT_MS })
  await owner.connect()
  await owner.query(`create database ${owner.escapeIdentifier(name)}`)
  const adapter = await connect(withDatabase(address, name))
  const dispose = adapter.dispose.bind(adapter)
  adapter.dispose = async () => {
    await dispose()
    await owner.query(`drop database if exists ${owner.escapeIdentifier(name)} with (force)`)
    await owner.end()
  }
  return adapter
}

/** @param {Error & { code?: string, severity?: string, detail?: string, column?: string, hint?: string }} error */
function asDriverError(error) {
  if (!error.severity) return error
  return new DriverAdapterError({
    kind: 'postgres',
    code: error.code ?? 'XX000',
    severity: error.severity,
    message: error.message,
    detail: error.detail,
    column: error.column,
    hint: error.hint,
    originalCode: error.code,
    originalMessage: error.message,
  })
}
