/** The ranking desk's keys in words, for the shortcuts dialog. */
import type { Shortcut } from '../../_components/desk-tools'

export const SHORTCUTS: Shortcut[] = [
  { keys: ['1', '…', '9'], does: 'Set the rank; the same rank is a tie' },
  { keys: ['↑', '↓'], does: 'Move one lane, or out of a tie' },
  { keys: ['='], does: 'Tie with the one above' },
  { keys: ['Shift', '='], does: 'Break the tie' },
  { keys: ['0'], does: 'Take the rank away' },
  { keys: ['Tab'], does: 'Next answer' },
  { keys: ['J', 'K'], does: 'Next and previous answer' },
  { keys: ['Enter'], does: 'Open the answer' },
  { keys: ['F'], does: 'Flags: arrows choose, Space sets, F goes back' },
  { keys: ['Space'], does: 'Lift and drop; Esc puts back' },
  { keys: ['Z'], does: 'Undo' },
  { keys: ['G'], does: 'Guidelines' },
  { keys: ['Ctrl', 'Enter'], does: 'Submit and next' },
]
