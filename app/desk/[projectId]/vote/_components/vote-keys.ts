/** The voting desk's keys. Pure. */
import type { Words } from '@/app/_i18n/words'
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

export const shortcutsOf = (t: Words<'vote'>): Shortcut[] => [
  { keys: ['←'], does: t('keys.left') },
  { keys: ['→'], does: t('keys.right') },
  { keys: ['='], does: t('keys.equal') },
  { keys: ['B'], does: t('keys.bothBad') },
  { keys: ['Enter'], does: t('keys.next') },
  { keys: ['G'], does: t('keys.guidelines') },
]
