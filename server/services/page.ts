/** One page of a list whose order ends in the id: what to ask Prisma for, and what came of it. */

export interface PageRequest {
  limit: number
  /** The id of the last row of the page before. */
  cursor?: string | null
}

export interface Page<Row> {
  rows: Row[]
  nextCursor: string | null
}

/** One row more than the page, to know whether there is another one. */
export const pageQuery = ({ limit, cursor }: PageRequest) => ({
  take: limit + 1,
  ...(cursor && { cursor: { id: cursor }, skip: 1 }),
})

export function pageOf<Row extends { id: string }>(rows: readonly Row[], { limit }: PageRequest): Page<Row> {
  const page = rows.slice(0, limit)
  return { rows: page, nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
}
