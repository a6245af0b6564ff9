/** Win rates between every two models that met, from people's votes or from simulated ones, never both at once. */
import { db } from '../../db'
import type { ArenaChoice, ModelKind } from '../../generated/prisma/client'
import { groupBy } from '../../preferences/group-by'
import { type WinRate, winRate } from '../../preferences/win-rate'
import type { Voters } from '../../schemas/arena'
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
  byTaskType: { taskType: string; votes: number; winRate: WinRate | null }[]
}

export interface ArenaResults {
  pairings: ArenaPairing[]
  /** Decided votes by the side the preferred answer stood on. */
  sides: { left: number; right: number }
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
      winRate: rateOf(pair),
      byTaskType: [...byType].map(([taskType, some]) => ({
        taskType,
        votes: some.flatMap(({ votes }) => votes).length,
        winRate: rateOf(some),
      })),
    }
  })
  const decided = counted
    .flatMap(({ votes }) => votes)
    .filter(({ choice }) => choice === 'a' || choice === 'b')
  const left = decided.filter(({ choice, isSwapped }) => (choice === 'a') !== isSwapped).length
  return {
    pairings: pairings.sort((a, b) => total(b) - total(a)),
    sides: { left, right: decided.length - left },
    votes: { people: allVotes.length - simulated, simulated },
  }
}

const RESULT = { a: 1, b: 0, equal: 0.5, bothBad: 0.5 } as const satisfies Record<ArenaChoice, number>

function rateOf(matches: { promptId: string; votes: { choice: ArenaChoice }[] }[]): WinRate | null {
  return winRate(
    matches.flatMap(({ promptId, votes }) =>
      votes.map(({ choice }) => ({ promptId, result: RESULT[choice] })),
    ),
  )
}

const total = ({ votes }: ArenaPairing) => votes.challenger + votes.opponent + votes.equal + votes.bothBad
