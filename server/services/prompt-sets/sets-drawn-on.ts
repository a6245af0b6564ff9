/** The prompt sets that a project's training data is of, by kind of data. */
import { db, type Prisma } from '../../db'
import type { DatasetKind } from '../../generated/prisma/client'

const TRAINED: Record<DatasetKind, Prisma.PromptWhereInput> = {
  prompts: { split: 'train' },
  demonstrations: { split: { not: 'test' }, demonstrations: { some: {} } },
  rankings: { split: { not: 'test' }, rankingTasks: { some: { rankings: { some: {} } } } },
}

export async function setsDrawnOn(projectId: string, kind: DatasetKind): Promise<string[]> {
  const sets = await db().promptSet.findMany({
    where: { projectId, prompts: { some: TRAINED[kind] } },
    select: { id: true },
  })
  return sets.map(({ id }) => id)
}
