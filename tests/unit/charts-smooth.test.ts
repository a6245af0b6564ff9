/** What charts compute before they draw. */
import { describe, expect, it } from 'vitest'
import { niceTicks, smooth } from '@/app/_components/charts/smooth'

describe('smoothing', () => {
  it('keeps a constant constant from the first point on', () => {
    const points = [0, 1, 2, 3].map((x) => ({ x, y: 7 }))
    for (const { y } of smooth(points, 0.9)) expect(y).toBeCloseTo(7, 12)
  })

  it('with weight 0 changes nothing', () => {
    const points = [
      { x: 0, y: 3 },
      { x: 1, y: -2 },
    ]
    expect(smooth(points, 0)).toEqual(points)
  })
})

describe('ticks', () => {
  it.each([
    [0, 1],
    [0.62, 1.93],
    [-3, 4],
    [0, 0],
    [5, 5],
    [1e-5, 3e-5],
    [0, 2000],
  ])('of %f to %f cover the range in few equal steps', (low, high) => {
    const ticks = niceTicks(low, high)
    expect(ticks[0]).toBeLessThanOrEqual(low)
    expect(ticks[ticks.length - 1]).toBeGreaterThanOrEqual(high)
    expect(ticks.length).toBeGreaterThanOrEqual(2)
    expect(ticks.length).toBeLessThanOrEqual(7)
  })
})
