/** Two answers on a scale, and many answers ranked by choices between two. */
import { describe, expect, it } from 'vitest'
import {
  choiceOf,
  choiceOfDigit,
  choosePair,
  SCALE,
  stepPair,
} from '@/app/desk/[projectId]/rank/_components/board/pair'
import { newBoard, rankedItems } from '@/app/desk/[projectId]/rank/_components/board/tiers'
import * as guide from '@/app/desk/[projectId]/rank/_components/guided/guided'

describe('a pair', () => {
  const ids = ['A', 'B']

  it('reads back every choice, and one key says it', () => {
    for (const choice of [...SCALE, 'bothBad'] as const)
      expect(choiceOf(choosePair(newBoard(ids), ids, choice), ids)).toBe(choice)
    expect([1, 5, 9].map(choiceOfDigit)).toEqual([-4, 0, 4])
    expect(choiceOf(newBoard(ids), ids)).toBeNull()
  })

  it('is ranked as it was chosen', () => {
    const sent = (choice: Parameters<typeof choosePair>[2]) =>
      rankedItems(choosePair(newBoard(ids), ids, choice)).map(
        ({ completionId, rank, isUnacceptable }) => `${completionId}${rank}${isUnacceptable ? '!' : ''}`,
      )
    expect(sent(-2)).toEqual(['A1', 'B2'])
    expect(sent(3)).toEqual(['B1', 'A2'])
    expect(sent(0)).toEqual(['A1', 'B1'])
    expect(sent('bothBad')).toEqual(['A1!', 'B1!'])
    expect(choosePair(newBoard(ids), ids, 3).degree).toBe(3)
    expect(choosePair(choosePair(newBoard(ids), ids, 3), ids, 0).degree).toBeNull()
  })

  it('steps along the scale and stays on it', () => {
    expect(stepPair(null, -1)).toBe(-1)
    expect(stepPair('bothBad', 1)).toBe(1)
    expect(stepPair(-1, 1)).toBe(0)
    expect(stepPair(4, 1)).toBe(4)
  })
})

describe('guided ranking', () => {
  /** Ranks nine answers whose worth is their digit; equal digits are equal. */
  function rankGuided(worths: string) {
    const ids = [...worths].map((worth, index) => `${worth}${'abcdefghi'[index]}`)
    let { board, search } = guide.startSearch(newBoard(ids))
    let choices = 0
    let promised = guide.choicesLeft(board, search)
    while (search) {
      const opponent = guide.opponentOf(board, search)!
      const verdict =
        search.id[0]! > opponent[0]! ? 'better' : search.id[0]! < opponent[0]! ? 'worse' : 'equal'
      ;({ board, search } = guide.decide(board, search, verdict))
      choices++
      const left = guide.choicesLeft(board, search)
      expect(left).toBeLessThan(promised)
      promised = left
    }
    return { order: board.tiers.map((tier) => tier.map((id) => id[0]).join('=')).join('>'), choices }
  }

  it.each([
    ['123456789', '9>8>7>6>5>4>3>2>1'],
    ['987654321', '9>8>7>6>5>4>3>2>1'],
    ['517283946', '9>8>7>6>5>4>3>2>1'],
    ['112233445', '5>4=4>3=3>2=2>1=1'],
    ['777777777', '7=7=7=7=7=7=7=7=7'],
  ])('puts %s in order', (worths, order) => {
    expect(rankGuided(worths).order).toBe(order)
  })

  it('asks at most 21 times for nine answers, not 36', () => {
    for (const worths of ['123456789', '987654321', '517283946', '291847365'])
      expect(rankGuided(worths).choices).toBeLessThanOrEqual(21)
  })

  it('starts again when the board changed under it', () => {
    const { board, search } = guide.startSearch(newBoard(['A', 'B', 'C']))
    expect(guide.isCurrent(board, search!)).toBe(true)
    const next = guide.decide(board, search!, 'worse')
    expect(guide.isCurrent(next.board, search!)).toBe(false)
  })
})
