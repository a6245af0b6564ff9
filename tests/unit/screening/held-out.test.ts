/** What counts as holding something of a held-out list. */
import { expect, it } from 'vitest'
import { HeldOutIndex } from '@/server/screening/held-out'

it('a run of eight words in common, or the whole of a shorter text, however it is written', () => {
  const index = new HeldOutIndex([
    'A train leaves Kraków at nine and travels at eighty kilometres an hour. When does it arrive?',
    'What is the capital of Peru?',
    '',
  ])
  expect(index.find('Solve: “a train leaves KRAKÓW at nine, and travels at eighty…” Then rest.')).toBe(0)
  expect(index.find('A train leaves Kraków at nine and crawls slowly.')).toBeNull()
  expect(index.find('what is the capital of peru')).toBe(1)
  expect(index.find('Tell me what is the capital of Peru and why.')).toBeNull()
  expect(index.find('')).toBeNull()
})
