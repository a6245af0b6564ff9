/** Thinning the curves of long runs, and adding to them while they grow. */
import { describe, expect, it } from 'vitest'
import {
  CURVE_POINTS,
  type CurvePoint,
  type MetricPoint,
  thin,
  withMetrics,
} from '@/server/schemas/run-curves'

const line = (count: number, valueAt: (step: number) => number): CurvePoint[] =>
  Array.from({ length: count }, (_, index) => ({ step: index + 1, value: valueAt(index + 1) }))

const rows = (from: number, to: number): MetricPoint[] =>
  Array.from({ length: to - from + 1 }, (_, index) => ({
    step: from + index,
    values: { loss: Math.sin(from + index) },
  }))

const EMPTY = { curves: {}, histograms: {} }

describe('thinning', () => {
  it('leaves a short curve as it is', () => {
    const points = line(CURVE_POINTS, Math.sqrt)
    expect(thin(points)).toBe(points)
  })

  it('of a hundred thousand points keeps the ends, every spike, and the mean', () => {
    const points = line(100_000, (step) => (step === 31_337 ? 99 : step === 70_001 ? -99 : Math.sin(step)))
    const thinned = thin(points)
    expect(thinned.length).toBeLessThanOrEqual(CURVE_POINTS)
    expect(thinned[0]).toEqual(points[0])
    expect(thinned.at(-1)).toEqual(points.at(-1))
    const highest = thinned.reduce((a, b) => ((b.high ?? b.value) > (a.high ?? a.value) ? b : a))
    const lowest = thinned.reduce((a, b) => ((b.low ?? b.value) < (a.low ?? a.value) ? b : a))
    expect(highest.high).toBe(99)
    expect(Math.abs(highest.step - 31_337)).toBeLessThan(100_000 / CURVE_POINTS)
    expect(lowest.low).toBe(-99)
    const sum = (curve: readonly CurvePoint[]) =>
      curve.reduce((total, { value, count = 1 }) => total + value * count, 0)
    expect(sum(thinned)).toBeCloseTo(sum(points), 1)
    expect(thinned.reduce((total, { count = 1 }) => total + count, 0)).toBe(100_000)
  })

  it('of thinned points weighs each by what it stands for', () => {
    const once = thin(
      line(1000, (step) => (step <= 500 ? 0 : 1)),
      100,
    )
    const twice = thin(once, 10)
    const mean = twice.reduce((total, { value, count = 1 }) => total + value * count, 0) / 1000
    expect(mean).toBeCloseTo(0.5, 6)
  })

  it('keeps the order of steps', () => {
    const steps = thin(line(5000, Math.sqrt), 77).map(({ step }) => step)
    expect(steps).toEqual([...steps].sort((a, b) => a - b))
  })
})

describe('a curve that grows', () => {
  it('never holds more than twice what a screen shows, and every step once', () => {
    let state = withMetrics(EMPTY, [])
    for (let from = 1; from < 20_000; from += 50) {
      state = withMetrics(state, rows(from, from + 49))
      expect(state.curves.loss!.length).toBeLessThanOrEqual(2 * CURVE_POINTS)
    }
    // The beginning is not told more coarsely than the end.
    const coarsest = Math.max(...state.curves.loss!.map(({ count = 1 }) => count))
    expect(coarsest).toBeLessThanOrEqual(20_000 / (CURVE_POINTS / 4))
    // Sent again after a lost connection.
    state = withMetrics(state, rows(19_951, 20_000))
    expect(state.curves.loss!.reduce((total, { count = 1 }) => total + count, 0)).toBe(20_000)
    expect(state.curves.loss!.at(-1)).toEqual({ step: 20_000, value: Math.sin(20_000) })
  })

  it('takes metrics that come later for a step, and replaces a step that is repeated', () => {
    const first = withMetrics(EMPTY, rows(1, 3))
    const second = withMetrics(first, [
      { step: 3, values: { loss: 7, 'eval/loss': 1, 'scores/train': { binEdges: [0, 1], counts: [4] } } },
    ])
    expect(second.curves.loss!.map(({ step }) => step)).toEqual([1, 2, 3])
    expect(second.curves.loss![2]!.value).toBe(7)
    expect(second.curves['eval/loss']).toEqual([{ step: 3, value: 1 }])
    expect(second.histograms['scores/train']).toEqual({ binEdges: [0, 1], counts: [4], step: 3 })
    expect(first.curves.loss![2]!.value).not.toBe(7)
  })
})
