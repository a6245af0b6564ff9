import { describe, expect, it } from 'vitest'
import { RepeatLimiter } from '../../../scripts/lib/repeat-limiter.mjs'

describe('the limit on messages of a log', () => {
  it('writes a failure that repeats three times a minute and then counts it, whatever its numbers and ids are', () => {
    const limiter = new RepeatLimiter()
    const admitted = Array.from({ length: 500 }, (_, index) =>
      limiter.admit(
        `Run cm${index}x: connect ECONNREFUSED 127.0.0.1:${40_000 + index}\n    at db.ts:${index}\n`,
      ),
    )
    expect(admitted.filter(Boolean)).toHaveLength(3)
    expect(limiter.endWindow()).toEqual([
      '[497 more within a minute] Run cm0x: connect ECONNREFUSED 127.0.0.1:40000',
    ])
    expect(limiter.admit('Run cm1x: connect ECONNREFUSED 127.0.0.1:1')).toBe(true)
    expect(limiter.endWindow()).toEqual([])
  })

  it('leaves a different failure alone', () => {
    const limiter = new RepeatLimiter()
    for (let i = 0; i < 10; i++) limiter.admit('The database is away.\n')
    expect(limiter.admit('The disk is full.\n')).toBe(true)
  })

  it('is bounded for failures of which each is different, too', () => {
    const limiter = new RepeatLimiter()
    const words = Array.from({ length: 5_000 }, (_, index) => [...String(index)].map(letter).join(''))
    expect(words.filter((word) => limiter.admit(`unknown ${word}\n`))).toHaveLength(300)
    expect(limiter.endWindow()).toEqual(['[4700 other messages within a minute were left out]'])
  })
})

const letter = (digit: string) => 'abcdefghij'[Number(digit)]
