/** The one place that constructs PrismaClient. Kept on `globalThis` so that hot reloads reuse one pool. */
import { PrismaPg } from '@prisma/adapter-pg'
import { env } from './env'
import { PrismaClient } from './generated/prisma/client'

const holder = globalThis as typeof globalThis & { laurelDb?: PrismaClient }

/** The shared client; connects on first query. */
export function db(): PrismaClient {
  holder.laurelDb ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString: env().DATABASE_URL, max: 10 }),
    // Prisma's 2 and 5 seconds fail on a machine whose processors are busy training.
    transactionOptions: { maxWait: 20_000, timeout: 60_000 },
  })
  return holder.laurelDb
}

/** What runs inside a transaction. */
export type Tx = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0]
export type { Prisma } from './generated/prisma/client'
