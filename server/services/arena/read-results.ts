/**
 * What blind votes say: ratings of all models, win rates between every two that met, length, sides. From people's votes or
 * from simulated ones, never both at once.
 */
import { db } from '../../db'
import { known } from '../../errors'
import type { ArenaChoice, ModelKind } from '../../generated/prisma/client'
import type { Voters } from '../../schemas/arena'
import { groupBy } from '../../statistics/group-by'
import { type LengthControlled, lengthControlledRate } from '../../statistics/length-control'
import { rateModels } from '../../statistics/model-ratings'
import { votesNeeded } from '../../statistics/votes-needed'
import {
  designEffect,
  MIN_VOTES,
  type Outcome,
  type WinRate,
  wilsonInterval,
  winRate,
} from '../../statistics/win-rate'
import type { Actor } from '../actor'

export interface ModelName {
  id: string
  kind: ModelKind
  version: number
}

export interface ArenaPairing {
  /** The newer model; `winRate` is how often it was preferred. */
  challenger: ModelName
  opponent: ModelName
  matches: number
  votes: { challenger: number; opponent: number; equal: number; bothBad: number }
  /** Ties and "both bad" count half. Null with fewer than five votes. */
  winRate: WinRate | null
  /** The rate if both answers were equally long. */
  lengthControlled: LengthControlled | null
  /** Votes still needed to tell the two apart; 0: told apart; null: too close, or too few votes to say. */
  votesNeeded: number | null
  byTaskType: { taskType: string; votes: number; winRate: WinRate | null }[]
}

export interface ArenaRating {
  model: ModelName
  /** Elo's scale, mean 1000. */
  rating: number
  low: number
  high: number
  votes: number
}

export interface ArenaResults {
  pairings: ArenaPairing[]
  /** From all votes at once, best first. */
  ratings: ArenaRating[]
  /** Decided votes by the side the preferred answer stood on, and the share of the left with its interval. */
  sides: { left: number; right: number; share: { rate: number; low: number; high: number } | null }
  /** Votes by people and by simulated annotators, whichever are shown. */
  votes: { people: number; simulated: number }
}

export async function readResults(actor: Actor, { voters }: { voters: Voters }): Promise<ArenaResults> {
  const model = { select: { id: true, kind: true, version: true } }
  const matches = await db().arenaMatch.findMany({
    where: { projectId: actor.projectId },
    select: {
      promptId: true,
      prompt: { select: { taskType: true } },
      modelA: model,
      modelB: model,
      completionA: { select: { tokenIds: true } },
      completionB: { select: { tokenIds: true } },
      votes: { select: { choice: true, isSwapped: true, voter: { select: { isSimulated: true } } } },
    },
  })
  const counted = matches.map((match) => ({
    ...match,
    votes: match.votes.filter(({ voter }) => voter.isSimulated === (voters === 'simulated')),
  }))
  const allVotes = matches.flatMap(({ votes }) => votes)
  const simulated = allVotes.filter(({ voter }) => voter.isSimulated).length

  const byPair = groupBy(counted, ({ modelA, modelB }) => `${modelA.id} ${modelB.id}`)
  const pairings = [...byPair.values()].map((pair): ArenaPairing => {
    const { modelA, modelB } = pair[0]
    const choices = pair.flatMap(({ votes }) => votes.map(({ choice }) => choice))
    const count = (choice: ArenaChoice) => choices.filter((one) => one === choice).length
    const byType = groupBy(pair, ({ prompt }) => prompt.taskType)
    const outcomes = outcomesOf(pair)
    const rate = winRate(outcomes)
    return {
      challenger: modelA,
      opponent: modelB,
      matches: pair.length,
      votes: {
        challenger: count('a'),
        opponent: count('b'),
        equal: count('equal'),
        bothBad: count('bothBad'),
      },
      winRate: rate,
      lengthControlled: lengthControlledRate(
        pair.flatMap(({ completionA, completionB, votes }) =>
          votes.map(({ choice }) => ({
            result: RESULT[choice],
            lengthDifference: completionA.tokenIds.length - completionB.tokenIds.length,
          })),
        ),
      ),
      votesNeeded: votesNeeded(rate, rate ? designEffect(outcomes, rate.rate) : 1),
      byTaskType: [...byType].map(([taskType, some]) => ({
        taskType,
        votes: some.flatMap(({ votes }) => votes).length,
        winRate: winRate(outcomesOf(some)),
      })),
    }
  })
  const decided = counted
    .flatMap(({ votes }) => votes)
    .filter(({ choice }) => choice === 'a' || choice === 'b')
  const left = decided.filter(({ choice, isSwapped }) => (choice === 'a') !== isSwapped).length
  return {
    pairings: pairings.sort((a, b) => total(b) - total(a)),
    ratings: ratingsOf(counted),
    sides: { left, right: decided.length - left, share: shareOf(left, decided.length) },
    votes: { people: allVotes.length - simulated, simulated },
  }
}

const RESULT = { a: 1, b: 0, equal: 0.5, bothBad: 0.5 } as const satisfies Record<ArenaChoice, number>

function outcomesOf(matches: { promptId: string; votes: { choice: ArenaChoice }[] }[]): Outcome[] {
  return matches.flatMap(({ promptId, votes }) =>
    votes.map(({ choice }) => ({ promptId, result: RESULT[choice] })),
  )
}

function ratingsOf(
  matches: { promptId: string; modelA: ModelName; modelB: ModelName; votes: { choice: ArenaChoice }[] }[],
): ArenaRating[] {
  const models = new Map(matches.flatMap(({ modelA, modelB }) => [modelA, modelB]).map((m) => [m.id, m]))
  const votes = matches.flatMap(({ promptId, modelA, modelB, votes }) =>
    votes.map(({ choice }) => ({ promptId, a: modelA.id, b: modelB.id, result: RESULT[choice] })),
  )
  return rateModels(votes).map(({ modelId, ...rating }) => ({ model: known(models, modelId), ...rating }))
}

function shareOf(left: number, decided: number) {
  if (decided < MIN_VOTES) return null
  const rate = left / decided
  return { rate, ...wilsonInterval(rate, decided) }
}

const total = ({ votes }: ArenaPairing) => votes.challenger + votes.opponent + votes.equal + votes.bothBad
