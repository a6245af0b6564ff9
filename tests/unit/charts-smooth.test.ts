/** What charts compute before they draw. */
import { describe, expect, it } from 'vitest'
import { logScale, logTicks, niceTicks, valueScale } from '@/app/_components/charts/scale'
import { smooth } from '@/app/_components/charts/smooth'

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

describe('a log scale', () => {
  it('gives every power of ten the same room, and finds the value back', () => {
    const scale = logScale([0.01, 100], [400, 0])
    expect(scale.at(0.01)).toBeCloseTo(400, 9)
    expect(scale.at(0.1) - scale.at(1)).toBeCloseTo(scale.at(1) - scale.at(10), 9)
    expect(scale.valueAt(scale.at(3.7))).toBeCloseTo(3.7, 9)
  })

  it.each([
    [0.5, 3],
    [1e-5, 2e-5],
    [1e-6, 1e6],
    [3, 3.1],
  ])('from %f to %f has ticks that cover it', (low, high) => {
    const ticks = logTicks(low, high)
    expect(ticks[0]).toBeLessThanOrEqual(low)
    expect(ticks.length).toBeLessThanOrEqual(9)
    expect([...ticks]).toEqual([...new Set(ticks)].sort((a, b) => a - b))
  })

  it('holds all values, also when they are one', () => {
    for (const values of [[2, 30, 900], [0.7]]) {
      const scale = valueScale(values, [200, 0], true)
      for (const value of values) {
        expect(scale.at(value)).toBeGreaterThanOrEqual(0)
        expect(scale.at(value)).toBeLessThanOrEqual(200)
      }
    }
  })
})
