/** The one place that reads `process.env`; parsed once, on first use, with a clear message when something is missing. */
import path from 'node:path'
import { z } from 'zod'

const hostNames = (list: string) => list.split(',').map((host) => host.trim())

/** From which level on log lines are written. */
const LogLevel = z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info')

const Env = z.object({
  DATABASE_URL: z.string().url(),
  /** Signs sessions; the launcher generates it into the data folder. */
  NEXTAUTH_SECRET: z.string().min(16),
  NEXTAUTH_URL: z.string().url().default('http://127.0.0.1:3000'),
  /** Artifacts (weights, datasets, checkpoints) live below it. */
  LAUREL_DATA_DIR: z.string().default(path.resolve('.data')),
  /**
   * Longest wait for a connection to the database, in milliseconds: a person hears in seconds that Laurel is busy. The
   * launcher gives workers more, because nobody waits for them.
   */
  LAUREL_DATABASE_WAIT_MS: z.coerce.number().int().min(100).default(8000),
  /** Proxies of this installation that stand before the web server and add to `X-Forwarded-For`. */
  LAUREL_TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  LAUREL_LOG_LEVEL: LogLevel,
  /** Git commit recorded with every run, when known. */
  LAUREL_COMMIT: z.string().optional(),
  /** Host names on private networks that webhooks may go to all the same, with commas between them. */
  LAUREL_PRIVATE_WEBHOOK_HOSTS: z.string().default('').transform(hostNames),
  /** The same for model servers: what runs on this machine may be asked unless said otherwise. */
  LAUREL_PRIVATE_MODEL_HOSTS: z.string().default('localhost,127.0.0.1,::1').transform(hostNames),
  /** Threads inside one operator; one and two give the same bits. */
  LAUREL_THREADS: z.coerce.number().int().min(1).default(2),
})

export type Env = z.infer<typeof Env>

/** By itself, because the log tells what else is missing. */
export const logLevel = () => LogLevel.catch('info').parse(process.env.LAUREL_LOG_LEVEL)

let parsed: Env | undefined

/** @throws Error naming every variable that is missing or malformed. */
export function env(): Env {
  if (parsed) return parsed
  const result = Env.safeParse(process.env)
  if (!result.success) {
    const problems = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`The environment is not complete. ${problems.join('; ')}. \`npm start\` sets all of it.`)
  }
  parsed = result.data
  return parsed
}
