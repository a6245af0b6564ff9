/**
 * The next blind pair for this voter: one they have not judged, of a prompt that is given to them, those with the fewest votes
 * first. Texts only: model
 * names are told after the vote.
 */
import { db } from '../../db'
import { Prisma } from '../../generated/prisma/client'
import type { Actor } from '../actor'
import { isGivenTo } from '../prompts/given-to'
import { isSwappedFor } from './shown-side'

export interface BlindMatch {
  matchId: string
  prompt: { promptId: string; text: string; taskType: string; language: string }
  left: string
  right: string
}

/** @param exceptMatchId the match on the desk, when fetching ahead. Null: everything is judged. */
export async function nextMatch(
  actor: Actor,
  { exceptMatchId = null }: { exceptMatchId?: string | null } = {},
): Promise<BlindMatch | null> {
  const { projectId, userId } = actor
  const rows = await db().$queryRaw<{ id: string }[]>`
    select m."id" from "ArenaMatch" m
    where m."projectId" = ${projectId} and m."id" <> ${exceptMatchId ?? ''}
      and ${isGivenTo(userId, Prisma.sql`m."promptId"`)}
      and not exists (select 1 from "ArenaVote" v where v."matchId" = m."id" and v."voterId" = ${userId})
    order by (select count(*) from "ArenaVote" v where v."matchId" = m."id"), md5(m."id" || ${userId})
    limit 1`
  if (rows.length === 0) return null
  const match = await db().arenaMatch.findUniqueOrThrow({
    where: { id: rows[0].id },
    select: {
      id: true,
      prompt: { select: { id: true, text: true, taskType: true, language: true } },
      completionA: { select: { text: true } },
      completionB: { select: { text: true } },
    },
  })
  const [left, right] = isSwappedFor(match.id, userId)
    ? [match.completionB.text, match.completionA.text]
    : [match.completionA.text, match.completionB.text]
  const { id: promptId, ...prompt } = match.prompt
  return { matchId: match.id, prompt: { promptId, ...prompt }, left, right }
}
