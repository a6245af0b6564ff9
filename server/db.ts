/** The one place that constructs PrismaClient. Kept on `globalThis` so that hot reloads reuse one pool. */
import { PrismaPg } from '@prisma/adapter-pg'
import { env } from './env'
import { PrismaClient } from './generated/prisma/client'

const holder = globalThis as typeof globalThis & { laurelDb?: PrismaClient }

/** The shared client; connects on first query. */
export function db(): PrismaClient {
  holder.laurelDb ??= new PrismaClient({
    // How long somebody waits for a connection, whether the pool has none free or the server does not answer.
    adapter: new PrismaPg({
      connectionString: env().DATABASE_URL,
      max: 10,
      connectionTimeoutMillis: env().LAUREL_DATABASE_WAIT_MS,
    }),
    // Prisma's 2 and 5 seconds fail on a machine whose processors are busy training.
    transactionOptions: { maxWait: env().LAUREL_DATABASE_WAIT_MS, timeout: 60_000 },
  })
  return holder.laurelDb
}

/** What runs inside a transaction. */
export type Tx = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0]
export type { Prisma } from './generated/prisma/client'
