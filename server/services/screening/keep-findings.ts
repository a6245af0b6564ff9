/** Writes down what was found in some prompts. A finding that is there keeps its id and its answer; open ones not found again go. */
import { db, type Tx } from '../../db'
import { Prisma as Sql } from '../../generated/prisma/client'
import type { Found } from './find-findings'

/** `looked`: every prompt that was looked at, with findings or not. */
export async function keepFindings(
  projectId: string,
  looked: readonly string[],
  found: readonly Found[],
): Promise<void> {
  await db().$transaction(async (tx) => {
    const there = await lockPrompts(tx, [...looked, ...found.map(({ promptId }) => promptId)])
    const kept = found.filter(({ promptId }) => there.has(promptId))
    const keys = new Set(kept.map(keyOf))
    const open = await tx.promptFinding.findMany({
      where: { projectId, status: 'open', promptId: { in: [...looked] } },
      select: { id: true, promptId: true, kind: true, subject: true },
    })
    const gone = open.filter((finding) => !keys.has(keyOf(finding)))
    await tx.promptFinding.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } })
    await tx.promptFinding.createMany({ data: kept, skipDuplicates: true })
  })
}

const keyOf = ({ promptId, kind, subject }: Pick<Found, 'promptId' | 'kind' | 'subject'>) =>
  `${promptId}/${kind}/${subject}`

/** An import may be undone meanwhile: its prompts are gone, or stay until this is written. */
async function lockPrompts(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await tx.$queryRaw<{ id: string }[]>(
    Sql.sql`select id from "Prompt" where id in (${Sql.join([...new Set(ids)].sort())}) order by id for key share`,
  )
  return new Set(rows.map(({ id }) => id))
}
