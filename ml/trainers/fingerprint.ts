/** A hash of everything that decides the bits of a run, so that a checkpoint is never continued by another run. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** SHA-256 of a file, hexadecimal. */
export const hashFile = (file: string): string =>
  createHash('sha256').update(readFileSync(file)).digest('hex')

/** Order of keys matters, so give them in code, not from input. Threads and paths do not belong here. */
export const fingerprintOf = (decisive: Readonly<Record<string, unknown>>): string =>
  createHash('sha256').update(JSON.stringify(decisive)).digest('hex')
