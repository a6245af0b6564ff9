/** Argon2id with the library's defaults (19 MiB, 2 passes). Leaves strength to `schemas/password`. */
import { hash, verify } from '@node-rs/argon2'

export function hashPassword(password: string): Promise<string> {
  return hash(password)
}

export function isPasswordCorrect(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, password)
}
