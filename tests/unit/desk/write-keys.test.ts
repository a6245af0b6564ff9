/** The keys of the writing desk: each does what the dialog of shortcuts says, and letters stay letters. */
import { describe, expect, it } from 'vitest'
import { bindingOf, shortcutsOf } from '@/app/desk/[projectId]/write/_components/write-keys'
import { wordsIn } from '../../support/words'

const press = (key: string, more: { ctrlKey?: boolean; metaKey?: boolean; altKey?: boolean } = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
})

const does = (key: ReturnType<typeof press>) => {
  const done: string[] = []
  bindingOf(key)?.run?.({
    submit: () => done.push('submit'),
    addTurn: () => done.push('addTurn'),
    saveNow: () => done.push('saveNow'),
    leaveField: () => done.push('leaveField'),
  })
  return done
}

describe('a key on the writing desk', () => {
  it.each([
    ['submit', press('Enter', { ctrlKey: true })],
    ['submit', press('Enter', { metaKey: true })],
    ['addTurn', press('Enter', { altKey: true })],
    ['saveNow', press('s', { ctrlKey: true })],
    ['saveNow', press('S', { metaKey: true })],
    ['leaveField', press('Escape')],
  ])('does %s', (expected, key) => {
    expect(does(key)).toEqual([expected])
  })

  it.each(['Enter', 's', 'g', 'Tab'])('%s on its own is written, or moves the focus', (key) => {
    expect(does(press(key))).toEqual([])
  })

  it('is in the dialog of shortcuts with what it does', () => {
    const shortcuts = shortcutsOf(wordsIn('write'))
    expect(shortcuts.map(({ keys }) => keys.join(' '))).toEqual([
      'Ctrl Enter',
      'Alt Enter',
      'Ctrl S',
      'Esc',
      'G',
    ])
    expect(new Set(shortcuts.map((one) => one.does)).size).toBe(shortcuts.length)
  })
})
