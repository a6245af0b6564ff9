/** The loop map: which step is next, from counts alone. */
import { describe, expect, it } from 'vitest'
import { type LoopCounts, loopSteps } from '@/server/services/home/loop-steps'

const EMPTY: LoopCounts = {
  prompts: 0,
  demonstrations: 0,
  sftVersions: 0,
  policyVersions: 0,
  roundTasks: 0,
  roundTasksDone: 0,
  roundRankings: 0,
  roundRewardVersions: 0,
  votesOnLatestPolicy: 0,
  active: {},
}
const loop = (counts: Partial<LoopCounts>) => loopSteps({ ...EMPTY, ...counts })
const SEEDED = { prompts: 600, demonstrations: 200 }
const TUNED = { ...SEEDED, sftVersions: 1 }

describe('the next step', () => {
  it('walks the loop from nothing to a judged policy', () => {
    expect(loop({}).next).toBe('prompts')
    expect(loop({ prompts: 5, demonstrations: 34 }).next).toBe('demonstrations')
    expect(loop(SEEDED).next).toBe('sft')
    expect(loop(TUNED)).toMatchObject({ next: 'rankings', needsSampling: true })
    expect(loop({ ...TUNED, roundTasks: 10, roundTasksDone: 3 })).toMatchObject({
      next: 'rankings',
      needsSampling: false,
    })
    expect(loop({ ...TUNED, roundTasks: 10, roundTasksDone: 10 }).next).toBe('reward')
    expect(loop({ ...TUNED, roundTasks: 10, roundTasksDone: 10, roundRewardVersions: 1 }).next).toBe('policy')
    expect(loop({ ...TUNED, policyVersions: 1, votesOnLatestPolicy: 29 })).toMatchObject({
      next: 'compare',
      round: 1,
    })
  })

  it('goes round again once the policy is judged, and starts round 2 when answers of the policy are there to rank', () => {
    const judged = loop({ ...TUNED, policyVersions: 1, votesOnLatestPolicy: 30 })
    expect(judged).toMatchObject({ next: 'rankings', needsSampling: true, round: 1 })
    expect(judged.steps.every(({ state }) => state === 'done')).toBe(true)
    const second = loop({
      ...TUNED,
      policyVersions: 1,
      votesOnLatestPolicy: 30,
      roundTasks: 10,
      roundTasksDone: 0,
    })
    expect(second).toMatchObject({ next: 'rankings', needsSampling: false, round: 2 })
    expect(second.steps.map(({ state }) => state)).toEqual([
      'done',
      'done',
      'done',
      'next',
      'later',
      'later',
      'later',
    ])
  })

  it('is nobody’s while a run does it', () => {
    const active = { sft: { runId: 'r', isWaiting: false, step: 3, totalSteps: 9, etaMs: null } }
    const { next, steps } = loop({ ...SEEDED, active })
    expect(next).toBeNull()
    expect(steps[2]).toMatchObject({ state: 'running', run: { runId: 'r' } })
  })

  it('takes a fine-tuned model as proof that there were enough demonstrations', () => {
    expect(loop({ ...TUNED, demonstrations: 12 }).next).toBe('rankings')
  })

  it('lets a reward model trained early end the ranking', () => {
    expect(loop({ ...TUNED, roundTasks: 100, roundTasksDone: 25, roundRewardVersions: 1 }).next).toBe(
      'policy',
    )
  })
})
