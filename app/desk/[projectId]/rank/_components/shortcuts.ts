/** The ranking desk's keys in words, for the shortcuts dialog. */
import type { Words } from '@/app/_i18n/words'
import type { Shortcut } from '../../_components/desk-tools'

export function shortcutsOf(t: Words<'rank'>, space: string): Shortcut[] {
  return [
    { keys: ['1', '…', '9'], does: t('keys.rank') },
    { keys: ['↑', '↓'], does: t('keys.arrows') },
    { keys: ['='], does: t('keys.tie') },
    { keys: ['Shift', '='], does: t('keys.breakTie') },
    { keys: ['X'], does: t('keys.reject') },
    { keys: ['0'], does: t('keys.unplace') },
    { keys: ['Tab'], does: t('keys.tab') },
    { keys: ['J', 'K'], does: t('keys.step') },
    { keys: ['Enter'], does: t('keys.open') },
    { keys: ['F'], does: t('keys.flags') },
    { keys: [space], does: t('keys.lift') },
    { keys: ['Z'], does: t('keys.undo') },
    { keys: ['H'], does: t('keys.recent') },
    { keys: ['G'], does: t('keys.guidelines') },
    { keys: ['Ctrl', 'Enter'], does: t('keys.submit') },
  ]
}
