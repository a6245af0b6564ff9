/** Pure parts of the desks: time, drop targets, drafts of writing, keys. */
import { describe, expect, it } from 'vitest'
import { languageName, taskTypeName } from '@/app/_components/annotation/names'
import { QUIET_MS, startStopwatch, tick } from '@/app/desk/[projectId]/_components/active-time'
import { countWords } from '@/app/desk/[projectId]/_components/count-words'
import { alike } from '@/app/desk/[projectId]/_components/local-store'
import {
  drop,
  dropId,
  parseDropId,
  previewNumbers,
} from '@/app/desk/[projectId]/rank/_components/board/drop-target'
import type { Board } from '@/app/desk/[projectId]/rank/_components/board/tiers'
import { choiceOfKey } from '@/app/desk/[projectId]/vote/_components/vote-keys'
import {
  blankWriting,
  toDraft,
  toSubmission,
  turnsOf,
  whyNotReady,
  withoutLastTurn,
  withTurn,
  writingFromDraft,
} from '@/app/desk/[projectId]/write/_components/writing'
import { wordsIn } from '../support/words'

const tWrite = wordsIn('write')
const tDesk = wordsIn('desk')

describe('active time', () => {
  it('counts quiet reading as active, the rest of a long gap and hidden time as idle', () => {
    let watch = startStopwatch(0)
    watch = tick(watch, 10_000)
    expect(watch).toMatchObject({ activeMs: 10_000, idleMs: 0 })
    watch = tick(watch, 10_000 + QUIET_MS + 5_000)
    expect(watch).toMatchObject({ activeMs: 10_000 + QUIET_MS, idleMs: 5_000 })
    watch = tick(watch, watch.lastMs + 7_000, true)
    expect(watch).toMatchObject({ activeMs: 10_000 + QUIET_MS, idleMs: 12_000 })
  })

  it('goes on from a draft', () => {
    expect(tick(startStopwatch(100, 50, 5), 200)).toMatchObject({ activeMs: 150, idleMs: 5 })
  })
})

describe('drop targets', () => {
  const board: Board = {
    tiers: [['B'], ['A', 'D'], ['C']],
    numbers: [1, 2, 3],
    unplaced: ['E'],
    unacceptable: [],
    degree: null,
    flags: {},
    ratings: {},
    marks: {},
  }

  it('have names that read back', () => {
    for (const target of [
      { kind: 'gap', at: 2 },
      { kind: 'lane', at: 0 },
      { kind: 'tray' },
      { kind: 'reject' },
    ] as const)
      expect(parseDropId(dropId(target))).toEqual(target)
    expect(parseDropId('elsewhere')).toBeNull()
  })

  it('drop between lanes, on a lane, and back on the tray', () => {
    const order = ['A', 'B', 'C', 'D', 'E']
    expect(drop(board, 'A', { kind: 'gap', at: 1 }, order).tiers).toEqual([['B'], ['A'], ['D'], ['C']])
    expect(drop(board, 'E', { kind: 'lane', at: 2 }, order).tiers[2]).toEqual(['C', 'E'])
    expect(drop(board, 'B', { kind: 'tray' }, order).unplaced).toEqual(['B', 'E'])
    expect(drop(board, 'A', { kind: 'reject' }, order)).toMatchObject({ unacceptable: ['A'] })
  })

  it('number the lanes as they would be after the drop', () => {
    const between = previewNumbers(board, 'A', { kind: 'gap', at: 1 })
    expect(between.lanes).toEqual([1, 3, 4])
    expect(between.gaps[1]).toBe(2)
    // B leaves its lane for the end: its lane has no number, the others move up.
    const away = previewNumbers(board, 'B', { kind: 'gap', at: 3 })
    expect(away.lanes).toEqual([null, 1, 2])
    expect(away.gaps[3]).toBe(3)
    // Beside its own lane a drop of B changes nothing, so no rank is offered there.
    const beside = previewNumbers(board, 'B', { kind: 'gap', at: 1 })
    expect(beside.lanes).toEqual([1, 2, 3])
    expect(beside.gaps[0]).toBeNull()
    expect(beside.gaps[1]).toBeNull()
  })
})

describe('writing', () => {
  const prompt = { promptId: 'p1', text: 'Name a colour.', taskType: 'answer', language: 'en' }
  const key = '3f0c7a4e-5a35-4e0e-8a51-0f6a1f7f8f10'

  it('comes back from its draft, also when the page brought another prompt', () => {
    const writing = { ...blankWriting('given', prompt, key), response: 'Blue.' }
    const draft = toDraft(writing, 12, 99)
    expect(writingFromDraft(draft, prompt)).toEqual(writing)
    expect(writingFromDraft(draft, { ...prompt, promptId: 'p2' }).prompt?.text).toBe('Name a colour.')
    const own = { ...blankWriting('own', null, key), instruction: 'Sing.', response: 'La.' }
    expect(writingFromDraft(toDraft(own, 0, 1), prompt)).toEqual(own)
  })

  it('grows by a question and its answer, and loses its last ones again', () => {
    const one = { ...blankWriting('given', prompt, key), response: 'Blue.' }
    const two = { ...one, ...withTurn(one) }
    expect(turnsOf(two)).toEqual([
      { role: 'user', content: 'Name a colour.' },
      { role: 'assistant', content: 'Blue.' },
      { role: 'user', content: '' },
    ])
    expect(whyNotReady({ ...two, response: 'Sky.' }, 0, 10, tWrite)).toBe(
      'Write every turn of the dialogue first.',
    )
    expect(writingFromDraft(toDraft(two, 0, 1), prompt)).toEqual(two)
    expect({ ...two, ...withoutLastTurn(two) }).toEqual(one)
  })

  it('is sent with its key, so that sending twice makes one', () => {
    const writing = { ...blankWriting('given', prompt, key), response: 'Blue.' }
    expect(toSubmission(writing, 5, 3)).toMatchObject({
      submissionKey: key,
      promptId: 'p1',
      activeMs: 5,
      guidelinesVersion: 3,
    })
  })

  it('says what is missing', () => {
    const given = blankWriting('given', prompt, key)
    expect(whyNotReady(given, 0, 10, tWrite)).toBe('Write an answer first.')
    expect(whyNotReady(blankWriting('own', null, key), 0, 10, tWrite)).toBe('Write the instruction first.')
    expect(whyNotReady({ ...given, response: 'Blue.' }, 14, 10, tWrite)).toBe(
      '4 tokens over the limit. Shorten the answer.',
    )
    expect(whyNotReady({ ...given, response: 'Blue.' }, null, 10, tWrite)).toBeNull()
  })
})

describe('small words', () => {
  it('reads votes from keys, and characters only when they are on', () => {
    expect(choiceOfKey('ArrowLeft', false)).toBe('left')
    expect(choiceOfKey('=', true)).toBe('equal')
    expect(choiceOfKey('B', true)).toBe('bothBad')
    expect(choiceOfKey('b', false)).toBeNull()
  })

  it('names task types and languages, and counts words', () => {
    expect(taskTypeName('fairy-tale', tDesk)).toBe('Fairy tale')
    expect(taskTypeName('summarise', wordsIn('desk', 'pl'))).toBe('Streszczenie')
    expect(languageName('pl', 'en-GB')).toBe('Polish')
    expect(languageName('pl', 'pl-PL')).toBe('polski')
    expect(languageName('not a tag', 'en-GB')).toBe('not a tag')
    expect(countWords(' a  b\nc ')).toBe(3)
  })
})

describe('what the browser kept', () => {
  const blank = { tiers: [] as string[][], degree: null, flags: {}, note: '' }

  it('from before a field was there gets the blank’s, and anything else is not taken for it', () => {
    expect(alike({ tiers: [['A']], flags: {}, note: 'x' }, blank)).toEqual({
      tiers: [['A']],
      degree: null,
      flags: {},
      note: 'x',
    })
    expect(alike({ ...blank, degree: 3 }, blank)).toMatchObject({ degree: 3 })
    for (const wrong of [null, 'text', [], { ...blank, tiers: {} }, { ...blank, note: 1 }])
      expect(alike(wrong, blank)).toBeNull()
  })
})
