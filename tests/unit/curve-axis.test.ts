/** Where a step lies when curves are drawn over tokens or time. */
import { describe, expect, it } from 'vitest'
import { axisOf, hasAxis } from '@/app/p/[projectId]/runs/[runId]/_components/curve-axis'
import { type CurvePoint, thin } from '@/server/schemas/run-curves'
import { FORMATS, wordsIn } from '../support/words'

const steps = (count: number, value: number): CurvePoint[] =>
  Array.from({ length: count }, (_, index) => ({ step: index + 1, value }))

describe('the axis of tokens', () => {
  const curves = { 'perf/tokens': [...steps(10, 100), { step: 11, value: 500 }] }

  it('adds up what each step learnt from', () => {
    const axis = axisOf({ curves }, 'tokens', wordsIn('run'), FORMATS)
    expect(axis.xOf(1)).toBe(100)
    expect(axis.xOf(10)).toBe(1000)
    expect(axis.xOf(11)).toBe(1500)
    expect(axis.stepAt(1000)).toBe(10)
    expect(axis.stepAt(axis.xOf(7.5))).toBeCloseTo(7.5, 9)
  })

  it('is the same for a thinned run', () => {
    const long = { 'perf/tokens': steps(50_000, 64) }
    const axis = axisOf(
      { curves: { 'perf/tokens': thin(long['perf/tokens']) } },
      'tokens',
      wordsIn('run'),
      FORMATS,
    )
    for (const step of [1, 999, 25_000, 50_000]) expect(axis.xOf(step) / 64).toBeCloseTo(step, 3)
  })

  it('goes on beyond the last step with its pace', () => {
    expect(
      axisOf({ curves: { 'perf/tokens': steps(4, 10) } }, 'tokens', wordsIn('run'), FORMATS).xOf(8),
    ).toBe(80)
  })
})

describe('the axis of time', () => {
  it('is told in the unit that suits the run, and in that of another run when asked', () => {
    const short = axisOf({ curves: { 'time/step': steps(10, 1) } }, 'time', wordsIn('run'), FORMATS)
    expect([short.label, short.xOf(10)]).toEqual(['Seconds', 10])
    const long = axisOf({ curves: { 'time/step': steps(100, 36) } }, 'time', wordsIn('run'), FORMATS)
    expect([long.label, long.xOf(100)]).toEqual(['Minutes', 60])
    const over = axisOf(
      { curves: { 'time/step': steps(10, 1) } },
      'time',
      wordsIn('run'),
      FORMATS,
      long.seconds,
    )
    expect([over.label, over.xOf(6)]).toEqual(['Minutes', 0.1])
  })

  it('is there only for runs that have recorded it', () => {
    expect(hasAxis({ curves: {} }, 'time')).toBe(false)
    expect(hasAxis({ curves: {} }, 'step')).toBe(true)
  })
})
