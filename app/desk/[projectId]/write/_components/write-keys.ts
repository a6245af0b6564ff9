/** The writing desk's keys as data: what is pressed, what it does, and what the dialog of shortcuts says of it. */
import type { write } from '@/app/_i18n/en/write'
import type { Words } from '@/app/_i18n/words'
import type { Shortcut } from '../../_components/desk-tools'
import { isSubmit } from '../../_components/key-events'

export interface WriteCommands {
  submit: () => void
  addTurn: () => void
  saveNow: () => void
  leaveField: () => void
}

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>

interface KeyBinding {
  shown: string[]
  does: keyof typeof write.keys
  /** Left out where another part of the desk acts on the key. */
  is?: (press: KeyPress) => boolean
  run?: (desk: WriteCommands) => void
  /** The browser acts on the key too. */
  isShared?: boolean
}

const BINDINGS: readonly KeyBinding[] = [
  { shown: ['Ctrl', 'Enter'], does: 'submit', is: isSubmit, run: (desk) => desk.submit() },
  {
    shown: ['Alt', 'Enter'],
    does: 'addTurn',
    is: ({ key, altKey }) => key === 'Enter' && altKey,
    run: (desk) => desk.addTurn(),
  },
  {
    shown: ['Ctrl', 'S'],
    does: 'save',
    is: ({ key, ctrlKey, metaKey }) => key.toLowerCase() === 's' && (ctrlKey || metaKey),
    run: (desk) => desk.saveNow(),
  },
  {
    shown: ['Esc'],
    does: 'leave',
    is: ({ key }) => key === 'Escape',
    run: (desk) => desk.leaveField(),
    isShared: true,
  },
  { shown: ['G'], does: 'guidelines' },
]

export const bindingOf = (press: KeyPress) => BINDINGS.find(({ is }) => is?.(press))

export const shortcutsOf = (t: Words<'write'>): Shortcut[] =>
  BINDINGS.map(({ shown, does }) => ({ keys: shown, does: t(`keys.${does}`) }))
