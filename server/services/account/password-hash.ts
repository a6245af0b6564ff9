/**
 * Argon2id with the library's defaults (19 MiB, 2 passes). Leaves strength to `schemas/password`.
 *
 * A hash takes a processor for tens of milliseconds on purpose. Two at a time leave the rest of the machine to those who
 * are signed in, and when many wait the next one is told so.
 */
import { hash, verify } from '@node-rs/argon2'
import PQueue from 'p-queue'
import { AppError } from '../../errors'

const WAITING_MAX = 200
const queue = new PQueue({ concurrency: 2 })

/** @throws AppError UNAVAILABLE when too many passwords wait to be hashed */
export const hashPassword = (password: string): Promise<string> => enqueued(() => hash(password))

/** @throws AppError UNAVAILABLE when too many passwords wait to be hashed */
export const isPasswordCorrect = (passwordHash: string, password: string): Promise<boolean> =>
  enqueued(() => verify(passwordHash, password))

function enqueued<T>(work: () => Promise<T>): Promise<T> {
  if (queue.size >= WAITING_MAX) throw new AppError('sign-in-busy')
  return queue.add(work)
}
