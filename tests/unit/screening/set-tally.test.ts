/** Length statistics of a prompt set against a sum done by hand. */
import { expect, it } from 'vitest'
import { SetTally } from '@/server/screening/set-tally'
import { openO200k } from '@/server/tokens/o200k-tokens'

it('sums lengths and finds the middle, the 95th percentile and the longest', () => {
  const tally = new SetTally()
  for (let i = 100; i >= 1; i--) tally.add({ characters: i, starterTokens: 2 * i, o200kTokens: 1 })
  expect(tally.summary()).toEqual({
    prompts: 100,
    characters: { total: 5050, median: 50, p95: 95, longest: 100 },
    starterTokens: { total: 10_100, median: 100, p95: 190, longest: 200 },
    o200kTokens: { total: 100, median: 1, p95: 1, longest: 1 },
  })
  expect(new SetTally().summary().characters).toEqual({ total: 0, median: 0, p95: 0, longest: 0 })
})

it('counts the text of a special token as text', async () => {
  const count = await openO200k()
  expect(count('hello world')).toBe(2)
  expect(count('<|endoftext|>')).toBeGreaterThan(1)
})
