/** A short fingerprint of a password hash: changes with the password, so that older sessions can be told apart. */
import { createHash } from 'node:crypto'

export function passwordStamp(passwordHash: string): string {
  return createHash('sha256').update(passwordHash).digest('base64url').slice(0, 16)
}
