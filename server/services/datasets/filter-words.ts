/** A snapshot's filter in names instead of ids, and as the sentence of its card, where people are pseudonyms. */
import { db } from '../../db'
import type { SnapshotFilter, SnapshotKind } from '../../schemas/snapshot'
import { modelName } from '../models/model-name'
import { shownPerson } from './pseudonym'

export interface DescribedFilter
  extends Omit<SnapshotFilter, 'promptSetIds' | 'personIds' | 'modelVersionIds'> {
  /** Empty: every one. What is gone since is left out. */
  promptSets: string[]
  people: { name: string; pseudonym: string }[]
  modelVersions: string[]
}

export async function describeFilter(
  projectId: string,
  { promptSetIds, personIds, modelVersionIds, ...filter }: SnapshotFilter,
): Promise<DescribedFilter> {
  const [sets, people, versions] = await Promise.all([
    db().promptSet.findMany({
      where: { projectId, id: { in: promptSetIds } },
      orderBy: { name: 'asc' },
      select: { name: true },
    }),
    db().user.findMany({
      where: { id: { in: personIds } },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      select: { id: true, name: true, importedAs: true },
    }),
    db().modelVersion.findMany({
      where: { projectId, id: { in: modelVersionIds } },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      select: { kind: true, version: true },
    }),
  ])
  return {
    ...filter,
    promptSets: sets.map(({ name }) => name),
    people: people.map(({ id, name, importedAs }) => ({ name, pseudonym: shownPerson(id, importedAs) })),
    modelVersions: versions.map(modelName),
  }
}

const percent = (share: number) => `${Number((100 * share).toFixed(1))}%`

export function filterSentence(kind: SnapshotKind, filter: DescribedFilter): string {
  const { from, until, splits, promptSets, people, modelVersions, minAgreement } = filter
  const left = [
    ...(filter.withSeeds || kind === 'rankings' ? [] : ['seeds']),
    ...(filter.withImported ? [] : ['imported rows']),
    ...(filter.withSimulated ? [] : ['simulated people']),
    ...(filter.withFlagged || kind === 'demonstrations' ? [] : ['rankings with a flagged answer']),
  ]
  const choice = [
    `Everything ${from ? `from ${from.toISOString()} ` : ''}until ${until?.toISOString() ?? 'now'} in the splits ${splits.join(' and ')}`,
    promptSets.length > 0 ? `, of the prompt sets ${promptSets.join(', ')}` : '',
    people.length > 0 ? `, by ${people.map(({ pseudonym }) => pseudonym).join(', ')}` : '',
    modelVersions.length > 0 ? `, of which every answer was sampled by ${modelVersions.join(' or ')}` : '',
    left.length > 0 ? `, without ${left.join(', ')}` : '',
    '.',
  ]
  if (minAgreement !== null)
    choice.push(
      ` Of these, rankings of answers on which the people who ranked them agree on at least ${percent(minAgreement)} of pairs; `,
      `those of answers that one person alone ranked are ${filter.withUnmeasured ? 'kept' : 'left out'}.`,
    )
  return choice.join('')
}
