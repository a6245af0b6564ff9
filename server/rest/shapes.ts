/** Shapes that many routes share. */
import { z } from 'zod'
import type { Page } from '../services/page'
import { ProblemError } from './problem'

export const Id = z.string().min(1).max(64)
export const Time = z.iso.datetime()
/** How a version of a prompt set is named in answers. */
export const SetVersion = z.object({
  promptSetId: Id,
  name: z.string(),
  number: z.number().int(),
  hash: z.string(),
})
/** How a model version is named in answers. */
export const VersionRef = z.object({
  id: Id,
  kind: z.enum(['base', 'sft', 'reward', 'policy']),
  version: z.number().int(),
})
export const Split = z.enum(['train', 'validation', 'test'])

export const PAGE_QUERY = {
  limit: z.coerce.number().int().min(1).max(100).default(50).describe('Most rows of a page.'),
  cursor: Id.optional().describe('`nextCursor` of the page before.'),
}

/** A page of rows; `nextCursor` is null on the last one. */
export const pageShape = <Row extends z.ZodType>(row: Row) =>
  z.object({ data: z.array(row), nextCursor: Id.nullable() })

/** @throws ProblemError invalid-input for a cursor that leads nowhere: an empty page would look like the end */
export function asPage<Row, Shown>(
  { rows, nextCursor }: Page<Row>,
  cursor: string | undefined,
  show: (row: Row) => Shown,
): { data: Shown[]; nextCursor: string | null } {
  if (cursor !== undefined && rows.length === 0)
    throw new ProblemError('invalid-input', 'cursor: it leads nowhere. Begin again without one.', {
      errors: [{ parameter: 'cursor', detail: 'leads nowhere' }],
    })
  return { data: rows.map(show), nextCursor }
}

/** A page of a list that is short by nature and comes whole. */
export function pageOfAll<Row extends { id: string }>(
  all: readonly Row[],
  { limit, cursor }: { limit: number; cursor?: string },
): Page<Row> {
  const first = cursor === undefined ? 0 : all.findIndex(({ id }) => id === cursor) + 1
  const rows = cursor !== undefined && first === 0 ? [] : all.slice(first, first + limit)
  return { rows, nextCursor: first + limit < all.length ? (rows.at(-1)?.id ?? null) : null }
}
