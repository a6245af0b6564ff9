/**
 * What differs between two versions of a prompt set, or between one and now: counts by kind and by field, and the prompts
 * in the order of their keys, a page at a time. Between versions only what was written for those after the first is read.
 */
import { db, type Prisma } from '../../db'
import { AppError } from '../../errors'
import { Prisma as Sql } from '../../generated/prisma/client'
import { type ComparePromptSet, PROMPT_FIELDS, type PromptField } from '../../schemas/prompt-set'
import type { Actor } from '../actor'
import { requirePromptSet, requireVersion } from './require-set'
import { type PromptState, stateAt, stateNow } from './set-states'

export interface PromptDifference {
  key: string
  /** Null: added. */
  before: PromptState | null
  /** Null: removed. */
  after: PromptState | null
  /** What differs, when it is in both; empty when only the text of an earlier version was redacted since. */
  fields: PromptField[]
}

export interface VersionDifference {
  added: number
  removed: number
  changed: number
  /** How many of the changed differ in it. */
  fields: Record<PromptField, number>
  rows: PromptDifference[]
  nextCursor: string | null
}

const same = (field: PromptField) => Sql.raw(`b."${field}" is not distinct from a."${field}"`)
/** A dialogue is a text too: what its turns say is in `text`, who says it in `turns`. */
const SAME: Record<PromptField, Prisma.Sql> = {
  ...(Object.fromEntries(PROMPT_FIELDS.map((field) => [field, same(field)])) as Record<
    PromptField,
    Prisma.Sql
  >),
  text: Sql.raw('b.text = a.text and b.turns is not distinct from a.turns'),
}

/** @throws AppError NOT_FOUND; INVALID_INPUT when the second is not the later one */
export async function compareVersions(
  actor: Actor,
  { promptSetId, from, to = null, only, limit, cursor }: ComparePromptSet,
): Promise<VersionDifference> {
  await requirePromptSet(actor, promptSetId)
  if (to !== null && to <= from) throw new AppError('version-not-later', { to, from })
  await Promise.all([from, to].map((number) => number === null || requireVersion(promptSetId, number)))
  const before = stateAt(promptSetId, from)
  const changes =
    to === null
      ? Sql.sql`before as (${before}), after as (${stateNow(promptSetId)})`
      : Sql.sql`before as (${before} and until <= ${to}), after as (${stateAt(promptSetId, to)} and since > ${from})`
  const found = Sql.sql`from before b full join after a using (key) where b.hash is distinct from a.hash`
  const kindOf = {
    added: Sql.sql`b.hash is null`,
    removed: Sql.sql`a.hash is null`,
    changed: Sql.sql`b.hash is not null and a.hash is not null`,
  }
  const [counts, rows] = await Promise.all([
    db().$queryRaw<Record<string, number>[]>(Sql.sql`with ${changes} select
      count(*) filter (where ${kindOf.added})::int as added, count(*) filter (where ${kindOf.removed})::int as removed,
      count(*) filter (where ${kindOf.changed})::int as changed,
      ${Sql.join(
        PROMPT_FIELDS.map(
          (field) =>
            Sql.sql`count(*) filter (where ${kindOf.changed} and not (${SAME[field]}))::int as ${Sql.raw(`"${field}"`)}`,
        ),
      )} ${found}`),
    db().$queryRaw<PromptDifference[]>(Sql.sql`with ${changes} select key,
      case when b.hash is null then null else to_jsonb(b) - 'key' - 'hash' end as before,
      case when a.hash is null then null else to_jsonb(a) - 'key' - 'hash' end as after,
      array_remove(array[${Sql.join(
        PROMPT_FIELDS.map(
          (field) => Sql.sql`case when ${kindOf.changed} and not (${SAME[field]}) then ${field}::text end`,
        ),
      )}], null) as fields
      ${found} ${only ? Sql.sql`and ${kindOf[only]}` : Sql.empty} ${cursor ? Sql.sql`and key collate "C" > ${cursor}` : Sql.empty}
      order by key collate "C" limit ${limit + 1}`),
  ])
  const { added, removed, changed, ...fields } = counts[0]
  const page = rows.slice(0, limit)
  return {
    added,
    removed,
    changed,
    fields: fields as Record<PromptField, number>,
    rows: page,
    nextCursor: rows.length > limit ? page[page.length - 1].key : null,
  }
}
