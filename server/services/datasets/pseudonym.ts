/** Stable names for people in exported files that cannot be reversed without this installation's secret. */
import { createHmac } from 'node:crypto'
import { env } from '../../env'
import { isPseudonym } from '../../exchange/pseudonyms'

/** A file of a million rows names few people. */
const REMEMBERED = 1000
const told = new Map<string, string>()

/** The same person gets the same pseudonym in every export of this installation. */
export function pseudonym(userId: string): string {
  const known = told.get(userId)
  if (known !== undefined) return known
  const digest = createHmac('sha256', env().NEXTAUTH_SECRET).update(`annotator:${userId}`).digest('hex')
  const name = `p-${digest.slice(0, 10)}`
  if (told.size === REMEMBERED) told.clear()
  told.set(userId, name)
  return name
}

/** What came in as a pseudonym leaves as that pseudonym; every other name is hidden behind one. */
export const shownPerson = (userId: string, importedAs: string | null): string =>
  importedAs !== null && isPseudonym(importedAs) ? importedAs : pseudonym(userId)
