/** Takes in one blind vote and then tells who wrote what. A second vote on the same match changes nothing. */
import { db } from '../../db'
import { AppError } from '../../errors'
import type { ArenaChoice, ModelKind } from '../../generated/prisma/client'
import type { VoteChoice, VoteSubmission } from '../../schemas/arena'
import type { Actor } from '../actor'
import { isSwappedFor } from './shown-side'

export interface RevealedModel {
  kind: ModelKind
  version: number
}

export interface Reveal {
  /** What counts: the first vote, also when this one was a repeat. */
  choice: VoteChoice
  left: RevealedModel
  right: RevealedModel
}

/** @throws AppError NOT_FOUND when the actor's project has no such match. */
export async function submitVote(
  actor: Actor,
  { matchId, choice, activeMs }: VoteSubmission,
): Promise<Reveal> {
  const model = { select: { kind: true, version: true } }
  const match = await db().arenaMatch.findFirst({
    where: { id: matchId, projectId: actor.projectId },
    select: { modelA: model, modelB: model },
  })
  if (!match) throw new AppError('match-not-found')
  const isSwapped = isSwappedFor(matchId, actor.userId)
  await db().arenaVote.createMany({
    data: [{ matchId, voterId: actor.userId, choice: toStored(choice, isSwapped), isSwapped, activeMs }],
    skipDuplicates: true,
  })
  const vote = await db().arenaVote.findUniqueOrThrow({
    where: { matchId_voterId: { matchId, voterId: actor.userId } },
    select: { choice: true, isSwapped: true },
  })
  const [left, right] = vote.isSwapped ? [match.modelB, match.modelA] : [match.modelA, match.modelB]
  return { choice: toShown(vote.choice, vote.isSwapped), left, right }
}

function toStored(choice: VoteChoice, isSwapped: boolean): ArenaChoice {
  if (choice === 'equal' || choice === 'bothBad') return choice
  return (choice === 'left') === isSwapped ? 'b' : 'a'
}

function toShown(choice: ArenaChoice, isSwapped: boolean): VoteChoice {
  if (choice === 'equal' || choice === 'bothBad') return choice
  return (choice === 'a') === isSwapped ? 'right' : 'left'
}
