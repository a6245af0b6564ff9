/** How many rows a snapshot by a filter would have, before it is taken. */
import { db } from '../../db'
import { demonstrationsWhere, rankingsWhere } from '../../jobs/dataset-rows'
import type { CountSnapshot } from '../../schemas/snapshot'
import type { Actor } from '../actor'
import { checkFilter, demonstrationsOf, rankingsOf } from './snapshot-filter'

/** @throws AppError NOT_FOUND for a prompt set of another project */
export async function countFiltered(
  actor: Actor,
  { kind, filter }: CountSnapshot,
  now = new Date(),
): Promise<number> {
  await checkFilter(actor, filter)
  const { projectId } = actor
  const fixed = { ...filter, until: filter.until ?? now }
  return kind === 'rankings'
    ? db().ranking.count({ where: { AND: [rankingsWhere(projectId), rankingsOf(fixed)] } })
    : db().demonstration.count({
        where: { AND: [demonstrationsWhere(projectId, filter.withSeeds), demonstrationsOf(fixed)] },
      })
}
