/** Secrets of one-time links. Only the hash is stored: a reader of the database cannot use the links. */
import { createHash, randomBytes } from 'node:crypto'

/** 192 random bits, safe in a URL. */
export function newSecret(): string {
  return randomBytes(24).toString('base64url')
}

export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}
