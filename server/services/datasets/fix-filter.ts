/** A snapshot's filter as it is frozen: its end is now unless it says another, and pseudonyms have become people. */
import { db } from '../../db'
import { AppError } from '../../errors'
import type { SnapshotFilter, SnapshotKind } from '../../schemas/snapshot'
import type { Actor } from '../actor'
import { shownPerson } from './pseudonym'
import { snapshotPeople } from './snapshot-choices'
import type { FixedFilter } from './snapshot-filter'

/**
 * People of another project have no rows here. @throws AppError NOT_FOUND for a prompt set or model version of another
 * project; INVALID_INPUT for what demonstrations do not have
 */
export async function fixFilter(
  { projectId }: Actor,
  kind: SnapshotKind,
  filter: SnapshotFilter,
  now: Date,
): Promise<FixedFilter> {
  if (kind === 'demonstrations' && (filter.minAgreement !== null || filter.modelVersionIds.length > 0))
    throw new AppError('filter-only-for-rankings')
  const ofProject = (ids: string[]) => ({ projectId, id: { in: ids } })
  const [sets, versions] = await Promise.all([
    db().promptSet.count({ where: ofProject(filter.promptSetIds) }),
    db().modelVersion.count({ where: ofProject(filter.modelVersionIds) }),
  ])
  if (sets !== new Set(filter.promptSetIds).size) throw new AppError('prompt-set-not-found')
  if (versions !== new Set(filter.modelVersionIds).size) throw new AppError('model-version-not-found')
  const personIds = await idsOfPeople(projectId, kind, filter.personIds)
  return { ...filter, personIds, until: filter.until ?? now }
}

async function idsOfPeople(
  projectId: string,
  kind: SnapshotKind,
  named: readonly string[],
): Promise<string[]> {
  if (named.length === 0) return []
  const people = await snapshotPeople(projectId, kind)
  const idOf = new Map(people.map(({ id, importedAs }) => [shownPerson(id, importedAs), id]))
  return named.map((name) => idOf.get(name) ?? name)
}
