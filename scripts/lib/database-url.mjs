/**
 * Reads and rewrites PostgreSQL connection addresses (`postgresql://user:password@host:port/database`).
 */

/**
 * Splits an address into what `pg` understands and the schema that Prisma's `?schema=` asks for.
 * @param {string} address
 * @returns {{ connectionString: string, database: string, schema: string | undefined }}
 */
export function parseDatabaseUrl(address) {
  const url = new URL(address)
  const schema = url.searchParams.get('schema') ?? undefined
  url.searchParams.delete('schema')
  return {
    connectionString: url.toString(),
    database: decodeURIComponent(url.pathname.slice(1)),
    schema,
  }
}

/**
 * The same server and credentials, another database.
 * @param {string} address
 * @param {string} database
 */
export function withDatabase(address, database) {
  const url = new URL(address)
  url.pathname = `/${encodeURIComponent(database)}`
  return url.toString()
}
