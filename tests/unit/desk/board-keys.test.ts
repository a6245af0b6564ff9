/** The keys of the ranking desk: what each does, what the dialog of shortcuts promises, and what can be switched off. */
import { describe, expect, it } from 'vitest'
import {
  actionOf,
  type BoardCommands,
  shortcutsOf,
} from '@/app/desk/[projectId]/rank/_components/keys/bindings'
import { wordsIn } from '../../support/words'

/** A board that notes what it is told, as ["onRank", "A", 2]. */
function testBoard({ activeId = 'A' as string | null, isLifted = false } = {}) {
  const told: unknown[][] = []
  const board = new Proxy({} as BoardCommands, {
    get: (_, command: string) => {
      if (command === 'activeId') return () => activeId
      if (command === 'isLifted') return () => isLifted
      return (...values: unknown[]) => told.push([command, ...values])
    },
  })
  return { board, told }
}

const press = (key: string, more: { code?: string; shiftKey?: boolean } = {}) => ({
  key,
  code: '',
  shiftKey: false,
  ...more,
})

describe('a key on the board', () => {
  it.each([
    ['1', ['onRank', 'A', 1]],
    ['9', ['onRank', 'A', 9]],
    ['ArrowUp', ['onUp', 'A']],
    ['ArrowDown', ['onDown', 'A']],
    ['ArrowLeft', ['onSide', -1]],
    ['ArrowRight', ['onSide', 1]],
    ['=', ['onTie', 'A']],
    ['+', ['onBreakTie', 'A']],
    ['0', ['onUnplace', 'A']],
    ['Backspace', ['onUnplace', 'A']],
    ['x', ['onReject', 'A']],
    ['X', ['onReject', 'A']],
    ['j', ['onStep', 'A', 1]],
    ['k', ['onStep', 'A', -1]],
    ['Enter', ['onOpen', 'A']],
    ['d', ['onDifferences', 'A']],
    ['f', ['onFlags', 'A']],
    ['r', ['onRatings', 'A']],
    ['w', ['onBetter', 'A']],
    [' ', ['onLift', 'A']],
    ['c', ['onFold']],
    ['v', ['onArrange']],
    ['i', ['onDefinitions']],
    ['z', ['onUndo']],
    ['h', ['onRecent']],
  ])('%s', (key, expected) => {
    const { board, told } = testBoard()
    actionOf(press(key), board, true)?.()
    expect(told).toEqual([expected])
  })

  it('breaks a tie as Shift and =, where the layout gives = for both; Shift 0 that writes = makes a tie', () => {
    const { board, told } = testBoard()
    actionOf(press('=', { code: 'Equal', shiftKey: true }), board, true)?.()
    actionOf(press('=', { code: 'Digit0', shiftKey: true }), board, true)?.()
    expect(told).toEqual([
      ['onBreakTie', 'A'],
      ['onTie', 'A'],
    ])
  })

  it.each([
    [' ', 'onDrop'],
    ['Enter', 'onDrop'],
    ['Escape', 'onCancel'],
  ])('%s ends a move while an answer is lifted', (key, expected) => {
    const { board, told } = testBoard({ isLifted: true })
    actionOf(press(key), board, false)?.()
    expect(told).toEqual([[expected]])
  })

  it.each(['Escape', 'q', 'Tab', 'F1', 'Home'])('%s is left to the browser', (key) => {
    expect(actionOf(press(key), testBoard().board, true)).toBeNull()
  })

  it('needs an answer where it changes one', () => {
    const { board, told } = testBoard({ activeId: null })
    for (const key of ['1', '=', 'x', 'ArrowUp', 'ArrowLeft', ' ', 'Enter'])
      expect(actionOf(press(key), board, true), key).toBeNull()
    actionOf(press('z'), board, true)?.()
    expect(told).toEqual([['onUndo']])
  })
})

describe('keys on their own, switched off', () => {
  it.each(['1', '0', '=', '+', 'Backspace', ...'cdfhijkrvwxz'])('%s does nothing', (key) => {
    expect(actionOf(press(key), testBoard().board, false)).toBeNull()
  })

  it.each(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', ' ', 'Enter'])('%j stays', (key) => {
    expect(actionOf(press(key), testBoard().board, false)).not.toBeNull()
  })
})

describe('the dialog of shortcuts', () => {
  const shown = (answers: number) =>
    shortcutsOf(wordsIn('rank'), 'the space bar', answers).map(({ keys }) => keys.join(' '))

  it('has the keys of a ranking, those of a guided one from seven answers on', () => {
    const keys = '1 … 9|↑ ↓|=|Shift =|X|0|Tab|J K|Enter|D|C|V|F|R|I|W|the space bar|Z|H|G|Ctrl Enter'.split(
      '|',
    )
    expect(shown(4)).toEqual(keys)
    expect(shown(6)).toEqual(keys)
    expect(shown(7)).toEqual(keys.toSpliced(-2, 0, '← = →'))
  })

  it('has the keys of a pair where two answers are compared', () => {
    expect(shown(2)).toEqual('1 … 9|← →|=|X|J K|Enter|D|C|V|F|R|I|W|Z|H|G|Ctrl Enter'.split('|'))
  })

  it('says of every key what it does, and of none twice the same', () => {
    for (const answers of [2, 4, 9]) {
      const does = shortcutsOf(wordsIn('rank'), 'Space', answers).map((one) => one.does)
      expect(new Set(does).size).toBe(does.length)
      expect(does).not.toContain('')
    }
  })
})
