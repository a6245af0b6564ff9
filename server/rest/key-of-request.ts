/** Whose key a request carries, and whether it may ask again so soon. Shared by everything that programs call. */
import { type RateLimit, rateLimit } from '../database/rate-limit'
import { AppError } from '../errors'
import type { Role } from '../generated/prisma/client'
import { logAsker } from '../log'
import type { ApiScope } from '../schemas/api-key'
import { type Actor, resolveActor } from '../services/actor'
import { checkApiKey, type ProvenKey } from '../services/api-keys/check-key'
import { ProblemError } from './problem'

const WINDOW_MS = 60_000
/** By how often a key may ask. */
const limits = new Map<number, RateLimit>()

/** @throws ProblemError unauthenticated, too-many-requests */
export async function keyOfRequest(request: Request): Promise<ProvenKey> {
  const key = await checkApiKey(secretOf(request))
  logAsker({ apiKeyId: key.id, userId: key.userId })
  const limit = limits.get(key.rateLimit) ?? rateLimit('api-key', { max: key.rateLimit, windowMs: WINDOW_MS })
  limits.set(key.rateLimit, limit)
  const waitMs = await limit.consume(key.id)
  if (waitMs > 0)
    throw new ProblemError('too-many-requests', `This key may ask ${key.rateLimit} times a minute.`, {
      headers: { 'retry-after': String(Math.ceil(waitMs / 1000)) },
    })
  return key
}

/** `Authorization: Bearer <key>`, or Basic with the key as the password, for programs that only know an address. */
function secretOf(request: Request): string {
  const [scheme, value] = (request.headers.get('authorization') ?? '').trim().split(/\s+/, 2)
  if (value && /^bearer$/i.test(scheme)) return value
  if (value && /^basic$/i.test(scheme)) {
    const pair = Buffer.from(value, 'base64').toString('utf8')
    return pair.slice(pair.indexOf(':') + 1)
  }
  throw new AppError('api-key-missing')
}

/** The key's maker, with the role they have now. @throws ProblemError forbidden when they left the project, AppError */
export async function actorOfKey({ userId, projectId, name }: ProvenKey, role: Role): Promise<Actor> {
  try {
    return await resolveActor(userId, projectId, role)
  } catch (error) {
    if (error instanceof AppError && error.kind === 'NOT_FOUND')
      throw new ProblemError('forbidden', `Who made the key “${name}” is no longer in the project.`)
    throw error
  }
}

/** @throws ProblemError forbidden */
export function requireScope(key: ProvenKey, scope: ApiScope): void {
  if (!key.scopes.has(scope))
    throw new ProblemError('forbidden', `This needs the scope ${scope}, which the key “${key.name}” has not.`)
}
