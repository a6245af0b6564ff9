/** Snapshots on a real database: what they hold, that they never change, that a run is trained on exactly them. */
import { beforeAll, describe, expect, it } from 'vitest'
import { artifactPath, readJsonl, sha256OfFile } from '@/server/artifacts/store'
import { db } from '@/server/db'
import { ExportRequest } from '@/server/schemas/export'
import { SnapshotFilter } from '@/server/schemas/snapshot'
import type { Actor } from '@/server/services/actor'
import { compareSnapshots } from '@/server/services/datasets/compare-snapshots'
import { countFiltered } from '@/server/services/datasets/count-filtered'
import { exportRows } from '@/server/services/datasets/export-rows'
import { pseudonym } from '@/server/services/datasets/pseudonym'
import { snapshotChoices } from '@/server/services/datasets/snapshot-choices'
import { takeSnapshot } from '@/server/services/datasets/take-snapshot'
import { verifySnapshot } from '@/server/services/datasets/verify-snapshot'
import { importRows } from '../support/import-rows'
import {
  createCompletion,
  createMember,
  createProject,
  createPrompt,
  createTask,
} from '../support/labeling-rows'
import { useTestDatabase } from '../support/use-test-database'

// biome-ignore lint/correctness/useHookAtTopLevel: not a React hook
useTestDatabase()

let actor: Actor

const bring = (rows: object[], promptSet: string, licence = '') =>
  importRows(actor, rows, { promptSet, licence })

beforeAll(async () => {
  actor = await createMember(await createProject(), 'admin')
  const ranking = { completions: ['A', 'B', 'C'], ranks: [1, 2, 2] }
  await bring(
    [
      { prompt: 'One?', split: 'train', annotator: 'Jan', ...ranking },
      { prompt: 'One?', split: 'train', annotator: 'Ola', ...ranking, ranks: [1, 2, 3] },
      { prompt: 'Two?', split: 'validation', annotator: 'Jan', ...ranking, flags: [[], ['unsafe'], []] },
      { prompt: 'Three?', split: 'test', annotator: 'Jan', ...ranking },
    ],
    'first',
    'CC-BY-4.0',
  )
  await bring([{ prompt: 'Four?', split: 'train', annotator: 'Ola', ...ranking }], 'second')
})

const rowsOf = async (snapshotId: string) => {
  const { artifactPath: file } = await db().datasetSnapshot.findUniqueOrThrow({ where: { id: snapshotId } })
  const rows: { prompt: string; split: string }[] = []
  for await (const row of readJsonl<{ prompt: string; split: string }>(file)) rows.push(row)
  return rows.map(({ prompt }) => prompt)
}

describe('a snapshot', () => {
  it('holds what its filter finds and never a test prompt; its hash is that of its file', async () => {
    const all = await takeSnapshot(actor, { kind: 'rankings', name: 'all' })
    expect(await rowsOf(all.snapshotId)).toEqual(['One?', 'One?', 'Two?', 'Four?'])
    const row = await db().datasetSnapshot.findUniqueOrThrow({ where: { id: all.snapshotId } })
    expect(await sha256OfFile(artifactPath(row.artifactPath))).toBe(all.hash)

    const set = await db().promptSet.findFirstOrThrow({
      where: { projectId: actor.projectId, name: 'first' },
    })
    const person = await db().user.findFirstOrThrow({
      where: { importedAs: 'Jan', rankings: { some: { projectId: actor.projectId } } },
    })
    const filters = [
      [{ promptSetIds: [set.id] }, ['One?', 'One?', 'Two?']],
      [{ personIds: [person.id] }, ['One?', 'Two?']],
      [{ withFlagged: false }, ['One?', 'One?', 'Four?']],
      [{ splits: ['validation' as const] }, ['Two?']],
    ] as const
    for (const [filter, prompts] of filters) {
      const taken = await takeSnapshot(actor, {
        kind: 'rankings',
        name: 'part',
        filter: {
          ...filter,
          promptSetIds: [...('promptSetIds' in filter ? filter.promptSetIds : [])],
          personIds: [...('personIds' in filter ? filter.personIds : [])],
          splits: 'splits' in filter ? [...filter.splits] : undefined,
        },
      })
      expect(await rowsOf(taken.snapshotId)).toEqual(prompts)
      const { recordsPath } = await db().datasetSnapshot.findUniqueOrThrow({
        where: { id: taken.snapshotId },
      })
      const records: string[] = []
      for await (const { prompt } of readJsonl<{ prompt: { content: string }[] }>(recordsPath!))
        records.push(prompt[0]!.content)
      expect(records).toEqual(prompts)
    }
    await expect(takeSnapshot(actor, { kind: 'demonstrations', name: 'none' })).rejects.toThrow(
      /no demonstrations/,
    )
  })

  it('taken again by its filter has the same bytes, until somebody changes the data; its exports stay as they were', async () => {
    const until = new Date()
    const first = await takeSnapshot(actor, { kind: 'rankings', name: 'frozen', filter: { until } })
    const exported = async () => {
      const rows: object[] = []
      for await (const row of exportRows(
        actor,
        ExportRequest.parse({ kind: 'comparisons', snapshotId: first.hash }),
      ))
        rows.push(row)
      return rows
    }
    const before = await exported()
    expect(before.length).toBeGreaterThan(5)
    await bring([{ prompt: 'Later?', split: 'train', completions: ['A', 'B'], ranks: [1, 2] }], 'third')
    expect((await takeSnapshot(actor, { kind: 'rankings', name: 'frozen', filter: { until } })).hash).toBe(
      first.hash,
    )
    expect(await verifySnapshot(actor, { snapshotId: first.snapshotId })).toEqual({ isSame: true, rows: 4 })
    await db().prompt.updateMany({
      where: { projectId: actor.projectId, text: 'One?' },
      data: { text: 'Won?' },
    })
    expect((await verifySnapshot(actor, { snapshotId: first.snapshotId })).isSame).toBe(false)
    expect(await exported()).toEqual(before)
    await db().prompt.updateMany({
      where: { projectId: actor.projectId, text: 'Won?' },
      data: { text: 'One?' },
    })
  })

  it('says how many rows it would have, and what differs from another one', async () => {
    const set = await db().promptSet.findFirstOrThrow({
      where: { projectId: actor.projectId, name: 'first' },
    })
    const count = (filter: Partial<SnapshotFilter>) =>
      countFiltered(actor, { kind: 'rankings', filter: SnapshotFilter.parse(filter) })
    expect(await count({ promptSetIds: [set.id] })).toBe(3)
    expect(await count({ promptSetIds: [set.id], splits: ['validation'] })).toBe(1)
    expect(await count({ until: new Date(0) })).toBe(0)

    const take = async (name: string, filter: Partial<SnapshotFilter>) =>
      (await takeSnapshot(actor, { kind: 'rankings', name, filter })).snapshotId
    const first = await take('only-first', { promptSetIds: [set.id] })
    const change = (note: string) =>
      db().ranking.updateMany({
        where: { projectId: actor.projectId, task: { prompt: { text: 'Two?' } } },
        data: { note },
      })
    await change('Looked at again.')
    const all = await take('all-again', { splits: ['train', 'validation'], withSimulated: false })
    await change('')
    const difference = await compareSnapshots(actor, { snapshotId: first, otherId: all })
    expect(difference).toMatchObject({ kind: 'rankings', same: 2, onlyHere: { records: 0 } })
    expect(difference.changed).toMatchObject({
      records: 1,
      bySplit: { validation: 1 },
      examples: [{ prompt: 'Two?' }],
    })
    expect(difference.onlyThere.examples.map(({ prompt }) => prompt)).toContain('Four?')
    const back = await compareSnapshots(actor, { snapshotId: all, otherId: first })
    expect(back.onlyHere).toEqual(difference.onlyThere)
    expect(Object.values(back.onlyHere.byPerson).reduce((sum, one) => sum + one, 0)).toBe(
      back.onlyHere.records,
    )
  })

  it('has only what people agree on as far as it is asked to, and says so; who ranked alone is kept only when wanted', async () => {
    const least = (minAgreement: number, more: Partial<SnapshotFilter> = {}) => ({ minAgreement, ...more })
    const { people: all } = await snapshotChoices(actor, { kind: 'rankings' })
    const people = all.filter(({ name }) => name === 'Jan' || name === 'Ola')
    const jan = people.find(({ name }) => name === 'Jan')!
    const of = async (filter: Partial<SnapshotFilter>) => {
      const count = await countFiltered(actor, { kind: 'rankings', filter: SnapshotFilter.parse(filter) })
      if (count === 0) return []
      const { snapshotId } = await takeSnapshot(actor, { kind: 'rankings', name: 'agreed', filter })
      const prompts = await rowsOf(snapshotId)
      expect(prompts).toHaveLength(count)
      return prompts
    }
    // On One? two people agree on two of three pairs and half of the third: 83.3 %.
    expect(await of(least(0.83))).toEqual(['One?', 'One?'])
    expect(await of(least(0.84))).toEqual([])
    expect(await of(least(0.84, { withUnmeasured: true }))).not.toContain('One?')
    expect(await of(least(0.84, { withUnmeasured: true }))).toContain('Two?')
    // Of one person's rankings nothing can be measured.
    expect(await of(least(0, { personIds: [jan.id] }))).toEqual([])
    expect(await of(least(1, { personIds: [jan.id], withUnmeasured: true }))).toEqual(['One?', 'Two?'])

    const { snapshotId } = await takeSnapshot(actor, {
      kind: 'rankings',
      name: 'agreed',
      filter: least(0.8, { personIds: people.map(({ id }) => pseudonym(id)) }),
    })
    const { card, filter } = await db().datasetSnapshot.findUniqueOrThrow({ where: { id: snapshotId } })
    expect(card).toContain('agree on at least 80% of pairs')
    for (const { id } of people) expect(card).toContain(pseudonym(id))
    expect(card).not.toMatch(/\bJan\b/)
    expect(filter).toMatchObject({ minAgreement: 0.8, withUnmeasured: false })
    expect((filter as { personIds: string[] }).personIds.sort()).toEqual(people.map(({ id }) => id).sort())
    expect(await verifySnapshot(actor, { snapshotId })).toEqual({ isSame: true, rows: 2 })

    const everything = await takeSnapshot(actor, { kind: 'rankings', name: 'everything' })
    const { filters } = await compareSnapshots(actor, { snapshotId, otherId: everything.snapshotId })
    expect(filters.here).toMatchObject({ minAgreement: 0.8 })
    expect(filters.here.people.map(({ name }) => name)).toContain('Jan')
    expect(filters.there).toMatchObject({ minAgreement: null, people: [], promptSets: [] })
  })

  it('has only rankings all of whose answers the chosen versions sampled', async () => {
    const project = await createProject()
    const researcher = await createMember(project, 'researcher')
    const annotator = await createMember(project)
    const [first, second] = [await createTask(project, { size: 2 }), await createTask(project, { size: 2 })]
    const mixed = await createPrompt(project, 'train', 'Of both?')
    const answers = [
      await createCompletion(project, mixed.id, first.modelId, 'A'),
      await createCompletion(project, mixed.id, second.modelId, 'B'),
    ]
    const mixedTask = await db().rankingTask.create({ data: { projectId: project, promptId: mixed.id } })
    const rank = (taskId: string, completionIds: string[]) =>
      db().ranking.create({
        data: {
          projectId: project,
          taskId,
          annotatorId: annotator.userId,
          displayOrder: completionIds,
          items: { create: completionIds.map((completionId, i) => ({ completionId, rank: i + 1 })) },
        },
      })
    await rank(first.taskId, first.completionIds)
    await rank(second.taskId, second.completionIds)
    await rank(
      mixedTask.id,
      answers.map(({ id }) => id),
    )
    const count = (...modelVersionIds: string[]) =>
      countFiltered(researcher, { kind: 'rankings', filter: SnapshotFilter.parse({ modelVersionIds }) })
    expect(await count(first.modelId)).toBe(1)
    expect(await count(first.modelId, second.modelId)).toBe(3)
    const { versions } = await snapshotChoices(researcher, { kind: 'rankings' })
    expect(versions.map(({ id }) => id)).toEqual([first.modelId, second.modelId])
    const { snapshotId } = await takeSnapshot(researcher, {
      kind: 'rankings',
      name: 'by-version',
      filter: { modelVersionIds: [first.modelId] },
    })
    const { card } = await db().datasetSnapshot.findUniqueOrThrow({ where: { id: snapshotId } })
    expect(card).toContain(`of which every answer was sampled by ${versions[0]!.name}`)
    await expect(count('another')).rejects.toMatchObject({ kind: 'NOT_FOUND' })
    await expect(
      takeSnapshot(researcher, { kind: 'demonstrations', name: 'none', filter: { minAgreement: 0.5 } }),
    ).rejects.toMatchObject({ kind: 'INVALID_INPUT' })
  })

  it('that was taken before filters knew agreement and versions is taken again with the same bytes', async () => {
    const { snapshotId } = await takeSnapshot(actor, { kind: 'rankings', name: 'old' })
    const { filter } = await db().datasetSnapshot.findUniqueOrThrow({ where: { id: snapshotId } })
    const { minAgreement, withUnmeasured, modelVersionIds, ...old } = filter as Record<string, string>
    await db().datasetSnapshot.update({ where: { id: snapshotId }, data: { filter: old } })
    expect((await verifySnapshot(actor, { snapshotId })).isSame).toBe(true)
  })

  it('has a card with licence, sizes, people and agreement', async () => {
    const set = await db().promptSet.findFirstOrThrow({
      where: { projectId: actor.projectId, name: 'first' },
    })
    const { snapshotId, hash } = await takeSnapshot(actor, {
      kind: 'rankings',
      name: 'carded',
      filter: { promptSetIds: [set.id] },
    })
    const { card } = await db().datasetSnapshot.findUniqueOrThrow({ where: { id: snapshotId } })
    const [, head] = card.split('---\n')
    expect(head).toContain('license: cc-by-4.0')
    expect(head).toContain('size_categories:\n- n<1K')
    expect(head).toContain('language:\n- en')
    expect(card).toContain(hash)
    expect(card).toContain('2 people')
    // One? by two people: 3 pairs, of which one is a tie against a preference.
    expect(card).toContain('agree on 83.3% of 3 pairs')
  })

  it('has every licence on its card, a prompt’s own before that of its set', async () => {
    await db().prompt.updateMany({
      where: { projectId: actor.projectId, text: 'Two?' },
      data: { licence: 'MIT' },
    })
    const { snapshotId } = await takeSnapshot(actor, { kind: 'rankings', name: 'licences' })
    const { card } = await db().datasetSnapshot.findUniqueOrThrow({ where: { id: snapshotId } })
    expect(card).toContain('license_name: "CC-BY-4.0, MIT"')
    expect(card).toMatch(/\| first \|.*\| CC-BY-4.0 \| 2 \|\n\| first \|.*\| MIT \| 1 \|/)
  })

  it('leaves only in formats made from its kind of record', async () => {
    const { snapshotId } = await takeSnapshot(actor, { kind: 'rankings', name: 'formats' })
    const rows = exportRows(actor, ExportRequest.parse({ kind: 'demonstrations', snapshotId }))
    await expect(rows.next()).rejects.toThrow(/leaves as/)
  })
})
