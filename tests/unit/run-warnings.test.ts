/** What looks wrong in a run's curves is said in words, and what looks right is not. */
import { describe, expect, it } from 'vitest'
import { warningsOf } from '@/app/p/[projectId]/runs/[runId]/_components/run-warnings'
import type { Curve } from '@/server/schemas/run-curves'
import { FORMATS, wordsIn } from '../support/words'

/** From one value to another in a straight line. */
const from = (first: number, last: number, points = 20): Curve =>
  Array.from({ length: points }, (_, index) => ({
    step: index + 1,
    value: first + ((last - first) * index) / (points - 1),
  }))

const titles = (curves: Record<string, Curve>, settings = {}) =>
  warningsOf({ curves }, settings, wordsIn('run'), FORMATS).map(({ title }) => title)

const HEALTHY = {
  'objective/scores': from(0, 1),
  'completions/mean_length': from(20, 22),
  'objective/kl': from(0, 3),
  'policy/entropy_avg': from(2, 1.5),
  'eval/ensemble_deviation': from(0.2, 0.2),
  'eval/loss': from(2, 1),
}

describe('warnings', () => {
  it('are not given for a healthy run, nor before there is anything to say', () => {
    expect(titles(HEALTHY, { klBudget: 10 })).toEqual([])
    expect(titles({}, {})).toEqual([])
    expect(titles({ 'completions/mean_length': from(10, 40, 2) })).toEqual([])
  })

  it('say when the score goes up with the length, and when only the length does', () => {
    const longer = { ...HEALTHY, 'completions/mean_length': from(20, 60) }
    expect(titles(longer)).toEqual(['The score goes up with the length.'])
    expect(titles({ ...longer, 'objective/scores': from(1, 0.5) })).toEqual(['Answers are getting longer.'])
  })

  it('say when KL is close to its budget and when it is beyond', () => {
    expect(titles(HEALTHY, { klBudget: 3.5 })).toEqual(['KL is close to its budget.'])
    expect(titles(HEALTHY, { klBudget: 2 })).toEqual(['KL is beyond its budget.'])
  })

  it('say when entropy collapses', () => {
    expect(titles({ ...HEALTHY, 'policy/entropy_avg': from(2, 0.1) })).toEqual(['Entropy is collapsing.'])
  })

  it('say when the reward models of a policy update disagree about its answers', () => {
    expect(titles({ ...HEALTHY, 'objective/score_deviation': from(0.2, 0.9) })).toEqual([
      'The reward models disagree about its answers.',
    ])
  })

  it('say when the heads of a reward model disagree', () => {
    expect(titles({ ...HEALTHY, 'eval/ensemble_deviation': from(0.2, 0.9) })).toEqual([
      'The heads of the reward model disagree.',
    ])
  })

  it('say when the held-out loss has risen since its best', () => {
    const [warning] = warningsOf(
      { curves: { 'eval/loss': [...from(2, 1, 5), { step: 9, value: 1.4 }] } },
      {},
      wordsIn('run'),
      FORMATS,
    )
    expect(warning!.text).toContain('lowest at step 5')
  })

  it('say when length is what the reward model rewards', () => {
    expect(titles({ 'eval/length_correlation': from(0.7, 0.7) })).toEqual(['Scores follow long answers.'])
  })

  it('are not given for one noisy point', () => {
    const spiked = [...from(20, 22), { step: 21, value: 26 }]
    expect(titles({ ...HEALTHY, 'completions/mean_length': spiked })).toEqual([])
  })
})
