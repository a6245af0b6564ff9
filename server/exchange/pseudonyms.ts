/** How people stand in exported files, and how they stand where people are UUIDs: the one can be told from the other. */
import { createHash } from 'node:crypto'

const PERSON = /^p-([0-9a-f]{10})$/
const ANONYMOUS = /^anonymous (\d{1,12})$/
/** What several rankings were merged into by somebody else. */
const MERGED = 'merged order'

export const isPseudonym = (name: string): boolean =>
  PERSON.test(name) || ANONYMOUS.test(name) || name === MERGED

/** Version 8: made as its maker likes (RFC 9562). */
const uuid = (kind: number, rest: string) => `00000000-0000-8000-800${kind}-${rest.padStart(12, '0')}`
const OURS = /^00000000-0000-8000-800([012])-([0-9a-f]{12})$/

/** Always the same one for a name. */
export function asUuid(name: string): string {
  const [, person] = PERSON.exec(name) ?? []
  if (person !== undefined) return uuid(0, person)
  const [, number] = ANONYMOUS.exec(name) ?? []
  if (number !== undefined) return uuid(1, number)
  if (name === MERGED) return uuid(2, '')
  const hash = createHash('sha256').update(name).digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}

/** The name that was made a UUID of; any other id stays as it is. */
export function fromUuid(id: string): string {
  const [, kind, rest] = OURS.exec(id) ?? []
  if (kind === '0') return `p-${rest.slice(2)}`
  if (kind === '1') return `anonymous ${Number(rest)}`
  return kind === '2' ? MERGED : id
}
