/** Is this web server able to answer? It is when the database does. */
import { db } from '../../db'

/** @throws the driver's error when the database cannot be reached. */
export async function checkHealth(): Promise<{ status: 'ok' }> {
  await db().$queryRaw`select 1`
  return { status: 'ok' }
}
