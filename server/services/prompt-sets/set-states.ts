/**
 * A prompt set at a version or now, as SQL: one row a prompt, with all that a version keeps and its hash. A version's rows
 * are those that were said first at it or before and no longer only after it.
 */
import type { Prisma } from '../../db'
import type { Turn } from '../../exchange/record'
import type { Split } from '../../generated/prisma/client'
import { Prisma as Sql } from '../../generated/prisma/client'

export interface PromptState {
  text: string
  turns: Turn[] | null
  taskType: string
  tags: string[]
  split: Split
  language: string
  licence: string
  isWithdrawn: boolean
}

/** The columns of a prompt p of a set s that a version keeps, in one order everywhere. */
export const STATE_OF_PROMPT = Sql.sql`p.text, p.turns, p."taskType", p.tags, p.split, p.language,
  coalesce(p.licence, s.licence) as licence, p."withdrawnAt" is not null as "isWithdrawn"`

export const HASH_OF_PROMPT = Sql.sql`encode(sha256(convert_to(jsonb_build_array(p.key, p.text, p.turns, p."taskType",
  p.tags, p.split, p.language, coalesce(p.licence, s.licence), p."withdrawnAt" is not null)::text, 'UTF8')), 'hex')`

export const stateNow = (promptSetId: string): Prisma.Sql => Sql.sql`
  select p.key, ${HASH_OF_PROMPT} as hash, ${STATE_OF_PROMPT}
  from "Prompt" p join "PromptSet" s on s.id = p."promptSetId" where p."promptSetId" = ${promptSetId}`

export const stateAt = (promptSetId: string, version: number): Prisma.Sql => Sql.sql`
  select key, hash, text, turns, "taskType", tags, split, language, licence, "isWithdrawn"
  from "PromptRevision"
  where "promptSetId" = ${promptSetId} and since <= ${version} and (until is null or until > ${version})`
