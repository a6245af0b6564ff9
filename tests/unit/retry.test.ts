/** Asking again after a transient failure of somebody else's server. */
import { describe, expect, it } from 'vitest'
import { retryAfterOf, retrying } from '@/server/outside/retry'

const policy = { attempts: 4, firstPauseMs: 2, longestPauseMs: 8 }
const transient = { isTransient: true, retryAfterMs: null }

describe('retrying', () => {
  it('ends with the first success, and says before each pause how long it is and why', async () => {
    let asked = 0
    const pauses: number[] = []
    const result = await retrying(
      async () => {
        if (++asked < 4) throw new Error(`failure ${asked}`)
        return 'answer'
      },
      { ...policy, judge: () => transient, onRetry: ({ pauseMs }) => pauses.push(pauseMs) },
    )
    expect([result, asked, pauses.length]).toEqual(['answer', 4, 3])
    for (const [i, longest] of [2, 4, 8].entries()) {
      expect(pauses[i]).toBeGreaterThanOrEqual(longest / 2)
      expect(pauses[i]).toBeLessThanOrEqual(longest)
    }
  })

  it('gives up with the last failure after all attempts, and at once with one that is not transient', async () => {
    let asked = 0
    const fail = async () => {
      throw new Error(`failure ${++asked}`)
    }
    await expect(retrying(fail, { ...policy, judge: () => transient })).rejects.toThrow('failure 4')
    const permanent = { isTransient: false, retryAfterMs: 1 }
    await expect(retrying(fail, { ...policy, judge: () => permanent })).rejects.toThrow('failure 5')
    expect(asked).toBe(5)
  })

  it('waits as long as the server asks, and not on after an abort', async () => {
    const leaving = new AbortController()
    const reason = new Error('The asker left.')
    await expect(
      retrying(() => Promise.reject(new Error('busy')), {
        ...policy,
        judge: () => ({ isTransient: true, retryAfterMs: 3_600_000 }),
        onRetry: ({ pauseMs }) => {
          expect(pauseMs).toBe(3_600_000)
          setImmediate(() => leaving.abort(reason))
        },
        signal: leaving.signal,
      }),
    ).rejects.toMatchObject({ cause: reason })
  })
})

describe('how long a server asks to wait', () => {
  const of = (headers: Record<string, string>) => retryAfterOf((name) => headers[name])

  it.each([
    [{ 'retry-after': '7' }, 7000],
    [{ 'retry-after': '0.5' }, 500],
    [{ 'retry-after-ms': '250', 'retry-after': '7' }, 250],
    [{ 'retry-after': 'Mon, 01 Jan 2024 00:00:00 GMT' }, 0],
    [{ 'retry-after': 'soon' }, null],
    [{ 'retry-after-ms': '-1' }, null],
    [{ 'retry-after-ms': 'Infinity' }, null],
    [{}, null],
  ])('%j is %j milliseconds', (headers, ms) => {
    expect(of(headers as Record<string, string>)).toBe(ms)
  })
})
