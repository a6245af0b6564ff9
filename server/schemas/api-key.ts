/** Keys of programs: what each may do, and what an admin says when making one. Shared with the settings page. */
import { z } from 'zod'
import { wrong } from './shape-message'

/** A resource and what may be done with it; `models:use` lets models answer and score. */
export const API_SCOPES = [
  'prompts:read',
  'prompts:write',
  'demonstrations:read',
  'demonstrations:write',
  'tasks:read',
  'rankings:read',
  'rankings:write',
  'completions:read',
  'snapshots:read',
  'snapshots:write',
  'runs:read',
  'runs:write',
  'models:read',
  'models:use',
] as const
export const ApiScope = z.enum(API_SCOPES)
export type ApiScope = z.infer<typeof ApiScope>

export const DEFAULT_RATE_LIMIT = 600

export const NewApiKey = z.object({
  name: z.string().trim().min(1, wrong('shape-key-name-missing')).max(80),
  scopes: z.array(ApiScope).min(1, wrong('shape-key-scopes-missing')).max(API_SCOPES.length),
  /** Requests a minute. */
  rateLimit: z.number().int().min(1).max(6000).default(DEFAULT_RATE_LIMIT),
})
export type NewApiKey = z.infer<typeof NewApiKey>

export const ApiKeyId = z.object({ apiKeyId: z.string().min(1).max(64) })
