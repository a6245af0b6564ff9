/** Stable names for people in exported files that cannot be reversed without this installation's secret. */
import { createHmac } from 'node:crypto'
import { env } from '../../env'

/** The same person gets the same pseudonym in every export of this installation. */
export function pseudonym(userId: string): string {
  const digest = createHmac('sha256', env().NEXTAUTH_SECRET).update(`annotator:${userId}`).digest('hex')
  return `p-${digest.slice(0, 10)}`
}
