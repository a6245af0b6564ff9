/**
 * Which answer stands on the left for one voter. It is drawn from a hash of match and voter instead of being stored on
 * opening, so a reload shows the same sides and nothing can be voted on that was not shown; the vote stores it.
 */
import { createHash } from 'node:crypto'

/** True when answer B of the match is shown on the left. Even odds over matches and voters. */
export function isSwappedFor(matchId: string, voterId: string): boolean {
  return (createHash('sha256').update(`side ${matchId} ${voterId}`).digest()[0] & 1) === 1
}
