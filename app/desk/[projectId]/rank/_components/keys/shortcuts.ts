/** The ranking desk's keys in words, for the shortcuts dialog. */
import type { Words } from '@/app/_i18n/words'
import type { Shortcut } from '../../../_components/desk-tools'
import { GUIDED_FROM } from '../guided/guided'

/** @param answers how many: two have keys of their own, and many can be ranked guided. */
export function shortcutsOf(t: Words<'rank'>, space: string, answers = 0): Shortcut[] {
  if (answers === 2) return pairShortcuts(t)
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
    { keys: ['D'], does: t('compare.key') },
    { keys: ['C'], does: t('fold.key') },
    { keys: ['V'], does: t('arrange.key') },
    { keys: ['F'], does: t('keys.flags') },
    { keys: ['R'], does: t('keys.ratings') },
    { keys: ['I'], does: t('definitions.title') },
    { keys: ['W'], does: t('better.key') },
    { keys: [space], does: t('keys.lift') },
    { keys: ['Z'], does: t('keys.undo') },
    { keys: ['H'], does: t('keys.recent') },
    ...(answers >= GUIDED_FROM ? [{ keys: ['←', '=', '→'], does: t('guided.key') }] : []),
    { keys: ['G'], does: t('keys.guidelines') },
    { keys: ['Ctrl', 'Enter'], does: t('keys.submit') },
  ]
}

function pairShortcuts(t: Words<'rank'>): Shortcut[] {
  return [
    { keys: ['1', '…', '9'], does: t('pair.keyScale') },
    { keys: ['←', '→'], does: t('pair.keyStep') },
    { keys: ['='], does: t('pair.keyEqual') },
    { keys: ['X'], does: t('pair.keyBothBad') },
    { keys: ['J', 'K'], does: t('keys.step') },
    { keys: ['Enter'], does: t('keys.open') },
    { keys: ['D'], does: t('compare.key') },
    { keys: ['C'], does: t('fold.key') },
    { keys: ['V'], does: t('arrange.key') },
    { keys: ['F'], does: t('keys.flags') },
    { keys: ['R'], does: t('keys.ratings') },
    { keys: ['I'], does: t('definitions.title') },
    { keys: ['W'], does: t('better.key') },
    { keys: ['Z'], does: t('keys.undo') },
    { keys: ['H'], does: t('keys.recent') },
    { keys: ['G'], does: t('keys.guidelines') },
    { keys: ['Ctrl', 'Enter'], does: t('keys.submit') },
  ]
}
