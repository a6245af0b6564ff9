/** The voting desk's keys. Pure. */
import type { VoteChoice } from '@/server/schemas/arena'
import type { Shortcut } from '../../_components/desk-tools'

/** @param singleKeys whether characters on their own count; arrows always do. */
export function choiceOfKey(key: string, singleKeys: boolean): VoteChoice | null {
  if (key === 'ArrowLeft') return 'left'
  if (key === 'ArrowRight') return 'right'
  if (!singleKeys) return null
  if (key === '=') return 'equal'
  return key.toLowerCase() === 'b' ? 'bothBad' : null
}

export const SHORTCUTS: Shortcut[] = [
  { keys: ['←'], does: 'A, on the left, is better' },
  { keys: ['→'], does: 'B, on the right, is better' },
  { keys: ['='], does: 'About equal' },
  { keys: ['B'], does: 'Both are bad' },
  { keys: ['Enter'], does: 'Next pair, after the vote' },
  { keys: ['G'], does: 'Guidelines' },
]
