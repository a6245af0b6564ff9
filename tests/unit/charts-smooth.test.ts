/** What charts compute before they draw. */
import { describe, expect, it } from 'vitest'
import { binsOf } from '@/app/_components/charts/histogram'
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

describe('bins', () => {
  it('hold every value of every series once, the largest too', () => {
    const series = [
      { id: 'a', label: 'A', colour: '', values: [0, 1, 2, 10] },
      { id: 'b', label: 'B', colour: '', values: [5, 10, 10] },
    ]
    const bins = binsOf(series, 5)
    expect(bins).toHaveLength(5)
    expect(bins.reduce((sum, bin) => sum + bin.counts[0], 0)).toBe(4)
    expect(bins.reduce((sum, bin) => sum + bin.counts[1], 0)).toBe(3)
    expect(bins[4].counts).toEqual([1, 2])
  })

  it('of equal values are one', () => {
    expect(binsOf([{ id: 'a', label: 'A', colour: '', values: [3, 3] }], 5)).toMatchObject([{ counts: [2] }])
  })
})
