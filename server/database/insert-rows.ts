/**
 * Many rows of one table in one statement: a single JSON parameter that PostgreSQL takes apart, where `createMany` has one
 * parameter a value and costs a large import a third of its time.
 */
import type { Tx } from '../db'
import { Prisma } from '../generated/prisma/client'

/**
 * A column that no row has gets its default; ids have none. Rows that are there already, by any key, stay as they are.
 */
export async function insertRows<Row extends object>(
  tx: Pick<Tx, '$executeRaw'>,
  table: Prisma.ModelName,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return
  const columns = new Set<string>()
  for (const row of rows)
    for (const [name, value] of Object.entries(row)) if (value !== undefined) columns.add(name)
  const name = Prisma.raw(`"${table}"`)
  const list = Prisma.raw([...columns].map((column) => `"${column}"`).join(', '))
  await tx.$executeRaw`
    insert into ${name} (${list})
    select ${list} from json_populate_recordset(null::${name}, ${JSON.stringify(rows)}::json)
    on conflict do nothing`
}
