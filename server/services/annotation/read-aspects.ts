/** The flags and ratings of a project: the catalogue as the project changed it, then its own in the order they were made. */
import { db, type Tx } from '../../db'
import { type Aspect, CATALOGUE, isStandard } from '../../schemas/aspect'

const SELECT = {
  kind: true,
  code: true,
  label: true,
  definition: true,
  points: true,
  isAsked: true,
  isNeeded: true,
} as const

export const readAspects = (project: { projectId: string }): Promise<Aspect[]> => aspectsIn(db(), project)

/** The same inside a transaction. */
export async function aspectsIn(tx: Tx, { projectId }: { projectId: string }): Promise<Aspect[]> {
  const rows = await tx.aspect.findMany({
    where: { projectId },
    orderBy: [{ createdAt: 'asc' }, { code: 'asc' }],
    select: SELECT,
  })
  const changed = CATALOGUE.map(
    (one) => rows.find(({ kind, code }) => kind === one.kind && code === one.code) ?? one,
  )
  return [...changed, ...rows.filter((row) => !isStandard(row))]
}
