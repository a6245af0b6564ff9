/** The rows of an import that did not become records, as CSV, in the order of the file; the reason as `say` says it. */

import type { Message } from '../../../ml/messages/message'
import { db } from '../../db'
import { writeCell } from '../../exchange/files/csv-cells'
import type { Actor } from '../actor'
import { requireImport } from './require-import'

const PAGE = 1000

export async function* importProblems(
  actor: Actor,
  { importId }: { importId: string },
  say: (message: Message) => string,
): AsyncGenerator<Uint8Array> {
  await requireImport(actor, importId)
  const encoder = new TextEncoder()
  yield encoder.encode('line,reason,row,code\r\n')
  for (let after = 0n; ; ) {
    const rows = await db().importProblem.findMany({
      where: { importId, id: { gt: after } },
      orderBy: { id: 'asc' },
      take: PAGE,
    })
    if (rows.length === 0) return
    yield encoder.encode(
      rows
        .map(
          ({ line, reason, excerpt }) =>
            `${line},${writeCell(say(reason))},${writeCell(excerpt)},${reason.code}\r\n`,
        )
        .join(''),
    )
    after = rows[rows.length - 1].id
  }
}
