/** The arena on a real database: matches, blind sides, one vote a person, results. */
import { describe, expect, it } from 'vitest'
import { db } from '@/server/db'
import { createMatches } from '@/server/services/arena/create-matches'
import { listContestants } from '@/server/services/arena/list-contestants'
import { nextMatch } from '@/server/services/arena/next-match'
import { readResults } from '@/server/services/arena/read-results'
import { submitVote } from '@/server/services/arena/submit-vote'
import { voteProgress } from '@/server/services/arena/vote-progress'
import { countWaiting } from '@/server/services/projects/count-waiting'
import { reportPrompt } from '@/server/services/prompts/report-prompt'
import {
  createCompletion,
  createMember,
  createModel,
  createProject,
  createPrompt,
} from '../support/labeling-rows'
import { useTestDatabase } from '../support/use-test-database'

// biome-ignore lint/correctness/useHookAtTopLevel: not a React hook
useTestDatabase()

/** A project in which an SFT model and a policy answered `prompts` test prompts, and one train prompt. */
async function createArena(prompts = 8) {
  const projectId = await createProject()
  const older = await createModel(projectId, 'sft')
  const newer = await createModel(projectId, 'policy')
  const all = [await createPrompt(projectId, 'train')]
  for (let i = 0; i < prompts; i++) all.push(await createPrompt(projectId, 'test'))
  for (const prompt of all) {
    await createCompletion(projectId, prompt.id, older.id, `old ${prompt.id}`)
    await createCompletion(projectId, prompt.id, newer.id, `new ${prompt.id}`)
  }
  const researcher = await createMember(projectId, 'researcher')
  return { projectId, older, newer, researcher, prompts: all.slice(1) }
}

describe('matches', () => {
  it('pairs the answers to test prompts only, once, whichever model is named first', async () => {
    const { researcher, older, newer } = await createArena()
    const pair = { modelAId: older.id, modelBId: newer.id }
    expect(await createMatches(researcher, pair)).toEqual({ created: 8, prompts: 8 })
    const again = await createMatches(researcher, { modelAId: newer.id, modelBId: older.id })
    expect(again.created).toBe(0)
    const rows = await db().arenaMatch.findMany({ where: { projectId: researcher.projectId } })
    expect(rows.every(({ modelAId }) => modelAId === newer.id)).toBe(true)
    const contestants = await listContestants(researcher)
    expect(contestants.map(({ testPrompts }) => testPrompts)).toEqual([8, 8])
  })

  it('refuses a model against itself, foreign models, and models without a prompt in common', async () => {
    const { researcher, older, newer, projectId } = await createArena(1)
    const foreign = await createModel(await createProject())
    const idle = await createModel(projectId, 'policy')
    const refuses = (modelAId: string, modelBId: string, kind: string) =>
      expect(createMatches(researcher, { modelAId, modelBId })).rejects.toMatchObject({ kind })
    await refuses(newer.id, newer.id, 'INVALID_INPUT')
    await refuses(newer.id, foreign.id, 'NOT_FOUND')
    await refuses(older.id, idle.id, 'CONFLICT')
  })
})

describe('votes', () => {
  it('are blind, stay on their sides over a reload, and tell the models afterwards', async () => {
    const { researcher, older, newer } = await createArena()
    await createMatches(researcher, { modelAId: newer.id, modelBId: older.id })
    const voter = await createMember(researcher.projectId)
    const match = (await nextMatch(voter))!
    expect(await nextMatch(voter)).toEqual(match)
    expect(JSON.stringify(match)).not.toMatch(new RegExp(`${older.id}|${newer.id}|sft|policy`))
    const reveal = await submitVote(voter, { matchId: match.matchId, choice: 'left', activeMs: 9 })
    expect(reveal.left.kind).toBe(match.left.startsWith('new') ? 'policy' : 'sft')
    const vote = await db().arenaVote.findFirstOrThrow({ where: { matchId: match.matchId } })
    expect(vote.choice).toBe(match.left.startsWith('new') ? 'a' : 'b')
    expect(vote.isSwapped).toBe(match.left.startsWith('old'))
    expect((await nextMatch(voter))?.matchId).not.toBe(match.matchId)
    expect(await voteProgress(voter)).toEqual({ done: 1, waiting: 7 })
  })

  it('count once: a second vote changes nothing', async () => {
    const { researcher, older, newer } = await createArena(1)
    await createMatches(researcher, { modelAId: newer.id, modelBId: older.id })
    const voter = await createMember(researcher.projectId)
    const { matchId } = (await nextMatch(voter))!
    await Promise.all([1, 2, 3].map(() => submitVote(voter, { matchId, choice: 'right', activeMs: 0 })))
    const again = await submitVote(voter, { matchId, choice: 'left', activeMs: 0 })
    expect(again.choice).toBe('right')
    expect(await db().arenaVote.count({ where: { matchId } })).toBe(1)
  })

  it('show both sides about equally often', async () => {
    const { researcher, older, newer } = await createArena(40)
    await createMatches(researcher, { modelAId: newer.id, modelBId: older.id })
    const voter = await createMember(researcher.projectId)
    let newerLeft = 0
    for (;;) {
      const match = await nextMatch(voter)
      if (!match) break
      if (match.left.startsWith('new')) newerLeft++
      await submitVote(voter, { matchId: match.matchId, choice: 'equal', activeMs: 0 })
    }
    expect(newerLeft).toBeGreaterThan(8)
    expect(newerLeft).toBeLessThan(32)
  })

  it('are refused from another project', async () => {
    const { researcher, older, newer } = await createArena(1)
    await createMatches(researcher, { modelAId: newer.id, modelBId: older.id })
    const { matchId } = (await nextMatch(researcher))!
    const stranger = await createMember(await createProject(), 'admin')
    await expect(submitVote(stranger, { matchId, choice: 'left', activeMs: 0 })).rejects.toMatchObject({
      kind: 'NOT_FOUND',
    })
  })
})

describe('results', () => {
  it('count ties half, keep people and simulated voters apart, and count the sides', async () => {
    const { researcher, older, newer } = await createArena(8)
    await createMatches(researcher, { modelAId: newer.id, modelBId: older.id })
    const voter = await createMember(researcher.projectId)
    for (let i = 0; i < 8; i++) {
      const { matchId, left } = (await nextMatch(voter))!
      const newerSide = left.startsWith('new') ? 'left' : 'right'
      await submitVote(voter, {
        matchId,
        choice: i < 6 ? newerSide : i === 6 ? 'equal' : 'bothBad',
        activeMs: 0,
      })
    }
    const machine = await createMember(researcher.projectId, 'annotator', true)
    const { matchId } = (await nextMatch(machine))!
    await submitVote(machine, { matchId, choice: 'left', activeMs: 0 })

    const people = await readResults(researcher, { voters: 'people' })
    expect(people.votes).toEqual({ people: 8, simulated: 1 })
    const [pairing] = people.pairings
    expect(pairing!.challenger.id).toBe(newer.id)
    expect(pairing!.votes).toEqual({ challenger: 6, opponent: 0, equal: 1, bothBad: 1 })
    expect(pairing!.winRate?.rate).toBe(7 / 8)
    expect(people.sides.left + people.sides.right).toBe(6)
    expect(people.sides.share?.rate).toBe(people.sides.left / 6)
    expect(people.ratings.map(({ model, votes }) => [model.id, votes])).toEqual([
      [newer.id, 8],
      [older.id, 8],
    ])
    expect(pairing!.votesNeeded).toBe(0)
    const simulated = await readResults(researcher, { voters: 'simulated' })
    expect(simulated.pairings[0]!.winRate).toBeNull()
  })
})

describe('a reported prompt', () => {
  it('is not voted on by its reporter any more, and by nobody once it is withdrawn', async () => {
    const { projectId, researcher, older, newer, prompts } = await createArena(1)
    await createMatches(researcher, { modelAId: older.id, modelBId: newer.id })
    const [reporter, other] = [await createMember(projectId), await createMember(projectId)]
    const match = await nextMatch(reporter)
    expect(match?.prompt.promptId).toBe(prompts[0]!.id)
    await reportPrompt(reporter, { promptId: prompts[0]!.id, reason: 'unclear', comment: '' })
    expect(await nextMatch(reporter)).toBeNull()
    expect((await voteProgress(reporter)).waiting).toBe(0)
    expect(await nextMatch(other)).not.toBeNull()
    expect((await countWaiting(researcher)).reports).toBe(1)
    expect((await countWaiting(other)).reports).toBeNull()
    await db().prompt.update({ where: { id: prompts[0]!.id }, data: { withdrawnAt: new Date() } })
    expect(await nextMatch(other)).toBeNull()
  })
})
