/** Keyset pagination: walks a table in id order holding one page at a time. */

const PAGE_ROWS = 500

interface Page {
  take: number
  orderBy: { id: 'asc' }
  cursor?: { id: string }
  skip?: number
}

/** Yields every row `fetchPage` can see; rows added behind the cursor meanwhile are not revisited. */
export async function* pageById<Row extends { id: string }>(
  fetchPage: (page: Page) => Promise<Row[]>,
): AsyncGenerator<Row> {
  let last: string | undefined
  for (;;) {
    const rows = await fetchPage({
      take: PAGE_ROWS,
      orderBy: { id: 'asc' },
      ...(last !== undefined && { cursor: { id: last }, skip: 1 }),
    })
    yield* rows
    if (rows.length < PAGE_ROWS) return
    last = rows[rows.length - 1].id
  }
}
