/** The ranking desk's moves and what is said about them. */
import { describe, expect, it } from 'vitest'
import * as say from '@/app/desk/[projectId]/rank/_components/board/announcements'
import {
  type Board,
  boardFromDraft,
  boardFromItems,
  breakTie,
  insertTier,
  isComplete,
  isDisplayOrder,
  joinTier,
  moveDown,
  moveUp,
  newBoard,
  rankedItems,
  rate,
  screenOrder,
  setRank,
  tieWithAbove,
  toggleFlag,
  toggleUnacceptable,
  unplace,
} from '@/app/desk/[projectId]/rank/_components/board/tiers'
import { wordsIn } from '../support/words'

/** "B | A D | C / E / F": tiers, what is not placed, what is unacceptable. */
function board(text: string): Board {
  const [placed, tray = '', bad = ''] = text.split('/')
  const words = (part: string) => part.trim().split(/\s+/).filter(Boolean)
  const tiers = placed!
    .split('|')
    .map(words)
    .filter((tier) => tier.length > 0)
  return {
    tiers,
    numbers: tiers.map((_, index) => index + 1),
    unplaced: words(tray),
    unacceptable: words(bad),
    degree: null,
    flags: {},
    ratings: {},
    marks: {},
  }
}

function show({ tiers, unplaced, unacceptable }: Board): string {
  const bad = unacceptable.length ? ` / ${unacceptable.join(' ')}` : ''
  const tray = unplaced.length || bad ? ` / ${unplaced.join(' ')}` : ''
  return `${tiers.map((tier) => tier.join(' ')).join(' | ')}${tray}${bad}`.replace(/ +/g, ' ').trim()
}

const letter: say.Speaker = { t: wordsIn('rank'), locale: 'en-GB', letterOf: (id) => id }
const litera: say.Speaker = { t: wordsIn('rank', 'pl'), locale: 'pl-PL', letterOf: (id) => id }

const PLAIN = { isUnacceptable: false, flags: [], ratings: {}, marks: [] }

describe('moves', () => {
  it.each([
    // move, from, to
    ['digit places a first answer', () => setRank(board('/ A B'), 'A', 1), 'A / B'],
    ['digit past the last makes a new last rank', () => setRank(board('A / B'), 'B', 9), 'A | B'],
    ['digit joins that rank', () => setRank(board('A | B / C'), 'C', 1), 'A C | B'],
    ['digit moves out of its own lane', () => setRank(board('B | A | C'), 'A', 3), 'B | C A'],
    ['digit of its own rank does nothing', () => setRank(board('B | A D'), 'A', 2), 'B | A D'],
    ['up passes the lane above', () => moveUp(board('B | D | C'), 'C'), 'B | C | D'],
    ['up leaves a tie upwards', () => moveUp(board('B | A D'), 'D'), 'B | D | A'],
    ['up never joins a tie', () => moveUp(board('A D | C'), 'C'), 'C | A D'],
    ['up at the top does nothing', () => moveUp(board('B | D'), 'B'), 'B | D'],
    ['up places from the tray at the end', () => moveUp(board('B / A'), 'A'), 'B | A'],
    ['down passes the lane below', () => moveDown(board('B | D | C'), 'B'), 'D | B | C'],
    ['down leaves a tie downwards', () => moveDown(board('A D | C'), 'A'), 'D | A | C'],
    ['down at the bottom does nothing', () => moveDown(board('B | D'), 'D'), 'B | D'],
    ['= ties with the lane above', () => tieWithAbove(board('B | D | C'), 'C'), 'B | D C'],
    ['= takes one of a tie along', () => tieWithAbove(board('B | A D'), 'A'), 'B A | D'],
    ['= at the top does nothing', () => tieWithAbove(board('B | D'), 'B'), 'B | D'],
    ['= places from the tray into the last rank', () => tieWithAbove(board('B | D / C'), 'C'), 'B | D C'],
    ['= on an empty board places first', () => tieWithAbove(board('/ C'), 'C'), 'C'],
    ['Shift = breaks a tie', () => breakTie(board('A D | C'), 'A'), 'D | A | C'],
    ['Shift = on a single answer does nothing', () => breakTie(board('A | C'), 'A'), 'A | C'],
    ['a drop between lanes makes a rank', () => insertTier(board('A D | C'), 'D', 2), 'A | C | D'],
    ['a drop beside itself does nothing', () => insertTier(board('A | D | C'), 'D', 2), 'A | D | C'],
    ['a drop on a lane ties', () => joinTier(board('A | D | C'), 'C', 0), 'A C | D'],
    [
      'back to the tray, in the order of letters',
      () => unplace(board('A | B | C / D'), 'B', ['A', 'B', 'C', 'D']),
      'A | C / B D',
    ],
  ])('%s', (_, move, expected) => {
    expect(show(move())).toBe(expected)
  })

  it('ranks in the order of reading: one digit an answer, whatever the order, is all it takes', () => {
    const order = ['A', 'B', 'C', 'D', 'E']
    const digits = [3, 1, 2, 1, 5]
    const done = digits.reduce((now, digit, i) => setRank(now, order[i]!, digit), newBoard(order))
    expect(show(done)).toBe('B D | C | A | E')
    expect(done.numbers).toEqual([1, 2, 3, 4])
    // Half-way the numbers stand as pressed, so that there is room for what comes.
    const half = setRank(setRank(newBoard(order), 'A', 3), 'B', 1)
    expect(half.numbers).toEqual([1, 3])
    expect(show(setRank(half, 'C', 2))).toBe('B | C | A / D E')
  })

  it('puts the unacceptable below every rank, and takes them back', () => {
    const order = ['A', 'B', 'C']
    const rejected = toggleUnacceptable(board('A | B / C'), 'A', order)
    expect(show(rejected)).toBe('B / C / A')
    expect(rejected.numbers).toEqual([1])
    expect(
      rankedItems(setRank(rejected, 'C', 1)).map(({ completionId, rank, isUnacceptable }) => ({
        completionId,
        rank,
        isUnacceptable,
      })),
    ).toEqual([
      { completionId: 'B', rank: 1, isUnacceptable: false },
      { completionId: 'C', rank: 1, isUnacceptable: false },
      { completionId: 'A', rank: 2, isUnacceptable: true },
    ])
    expect(show(toggleUnacceptable(rejected, 'A', order))).toBe('B / A C')
    expect(show(setRank(rejected, 'A', 1))).toBe('B A / C')
    expect(show(moveUp(board('A / / B'), 'B'))).toBe('A | B')
    expect(isComplete(board('A / / B'))).toBe(true)
  })

  it('reads back what was sent', () => {
    const sent = board('B | A D / / C')
    expect(show(boardFromItems(['A', 'B', 'C', 'D'], rankedItems(sent)))).toBe('B | A D / / C')
  })

  it('knows the order of the screen', () => {
    expect(isDisplayOrder(board('A | B | C'), ['A', 'B', 'C'])).toBe(true)
    expect(isDisplayOrder(board('A B | C'), ['A', 'B', 'C'])).toBe(false)
    expect(isDisplayOrder(board('A | B / / C'), ['A', 'B', 'C'])).toBe(false)
  })

  it('returns the same board when nothing changes, so that undo skips it', () => {
    const same = board('B | A D')
    expect(moveUp(same, 'B')).toBe(same)
    expect(setRank(same, 'A', 2)).toBe(same)
    expect(tieWithAbove(same, 'B')).toBe(same)
  })

  it('keeps every answer exactly once and every tier filled, whatever is pressed', () => {
    const moves = [
      (b: Board, id: string, n: number) => setRank(b, id, n),
      moveUp,
      moveDown,
      tieWithAbove,
      breakTie,
      (b: Board, id: string) => unplace(b, id, ['A', 'B', 'C', 'D', 'E']),
      (b: Board, id: string) => toggleUnacceptable(b, id, ['A', 'B', 'C', 'D', 'E']),
      (b: Board, id: string, n: number) => insertTier(b, id, Math.min(n, b.tiers.length)),
    ]
    let state = newBoard(['A', 'B', 'C', 'D', 'E'])
    let seed = 7
    const random = (n: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648
      return Math.floor((seed / 2147483648) * n)
    }
    for (let i = 0; i < 2000; i++) {
      state = moves[random(moves.length)]!(state, 'ABCDE'[random(5)]!, 1 + random(6))
      expect([...screenOrder(state)].sort()).toEqual(['A', 'B', 'C', 'D', 'E'])
      expect(state.tiers.every((tier) => tier.length > 0)).toBe(true)
      expect(state.numbers).toHaveLength(state.tiers.length)
      expect([...state.numbers].sort((a, b) => a - b)).toEqual(state.numbers)
      if (state.unplaced.length === 0) expect(state.numbers.at(-1) ?? 0).toBe(state.tiers.length)
    }
  })

  it('sends dense ranks, with flags', () => {
    const flagged = toggleFlag(toggleFlag(board('B | A D | C'), 'C', 'unsafe'), 'C', 'off-task')
    expect(rankedItems(flagged)).toEqual([
      { completionId: 'B', rank: 1, ...PLAIN },
      { completionId: 'A', rank: 2, ...PLAIN },
      { completionId: 'D', rank: 2, ...PLAIN },
      { completionId: 'C', rank: 3, ...PLAIN, flags: ['unsafe', 'off-task'] },
    ])
    expect(toggleFlag(flagged, 'C', 'unsafe').flags.C).toEqual(['off-task'])
    expect(isComplete(flagged)).toBe(true)
  })

  it('takes a draft of the same answers and refuses one of others', () => {
    const draft = {
      tiers: [['B'], ['A']],
      numbers: [1, 2],
      unplaced: ['C'],
      unacceptable: [],
      degree: null,
      flags: {},
      ratings: {},
      marks: {},
      note: '',
      activeMs: 0,
      idleMs: 0,
      savedAt: 1,
    }
    expect(show(boardFromDraft(['A', 'B', 'C'], draft)!)).toBe('B | A / C')
    expect(boardFromDraft(['A', 'B'], draft)).toBeNull()
    expect(boardFromDraft(['A', 'B', 'X'], draft)).toBeNull()
  })
})

describe('ratings', () => {
  it('are sent with the answer, and the same value again takes one away', () => {
    const rated = rate(rate(board('A | B'), 'B', 'overall', 6), 'B', 'honest', 2)
    expect(rankedItems(rated)[1]!.ratings).toEqual({ overall: 6, honest: 2 })
    expect(rankedItems(rate(rated, 'B', 'overall', 6))[1]!.ratings).toEqual({ honest: 2 })
    expect(boardFromItems(['A', 'B'], rankedItems(rated)).ratings.B).toEqual({ overall: 6, honest: 2 })
  })
})

describe('announcements', () => {
  it('say lift, preview, drop and cancel with rank and ties', () => {
    expect(say.lifted(board('B | A D | C'), 'A', letter)).toBe('Answer A lifted. Rank 2 of 3, tied with D.')
    expect(say.previewInWords(board('B | A | D | C'), 'A', letter)).toBe('New rank 2 of 4, between B and D.')
    expect(say.previewInWords(board('B | A D | C'), 'A', letter)).toBe('Rank 2 of 3, tied with D.')
    expect(say.dropped(board('B | A | D | C'), 'A', letter)).toBe('Answer A dropped. Rank 2 of 4.')
    expect(say.cancelled(board('B | A D | C'), 'A', letter)).toBe(
      'Move cancelled. Answer A is back at rank 2, tied with D.',
    )
    expect(say.lifted(board('B / A'), 'A', letter)).toBe('Answer A lifted. Not placed.')
  })

  it('say the same in Polish', () => {
    expect(say.lifted(board('B | A D | C'), 'A', litera)).toBe(
      'Podniesiono odpowiedź A. Miejsce 2 z 3, remis z D.',
    )
    expect(say.previewInWords(board('B | A | D | C'), 'A', litera)).toBe('Nowe miejsce 2 z 4, między B a D.')
    expect(say.cancelled(board('B | A D | C'), 'A', litera)).toBe(
      'Cofnięto ruch. Odpowiedź A wraca na miejsce 2, remis z D.',
    )
    expect(say.whyNotReady(board('/ A B'), litera, [])).toBe(
      'Nie można jeszcze wysłać. 2 odpowiedzi nie mają miejsca.',
    )
    expect(say.whyNotReady(board('/ A B C D E'), litera, [])).toBe(
      'Nie można jeszcze wysłać. 5 odpowiedzi nie ma miejsca.',
    )
  })

  it('say why a ranking cannot be sent', () => {
    expect(say.whyNotReady(board('B / A'), letter, [])).toBe("Can't submit yet. 1 answer has no rank.")
    expect(say.whyNotReady(board('/ A B'), letter, [])).toBe("Can't submit yet. 2 answers have no rank.")
    expect(say.whyNotReady(board('A | B'), letter, [])).toBeNull()
    const needed = [{ code: 'overall', label: 'Overall' }]
    const rated = rate(board('A | B'), 'A', 'overall', 6)
    expect(say.whyNotReady(rated, letter, needed)).toBe("Can't submit yet. Answer B has no rating: Overall.")
    expect(say.whyNotReady(rate(rated, 'B', 'overall', 1), letter, needed)).toBeNull()
  })
})
