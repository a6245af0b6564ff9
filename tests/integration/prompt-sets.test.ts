/** Versions of prompt sets and what differs between them, on a real database. */
import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/server/db'
import { EditPrompts } from '@/server/schemas/prompt'
import { ComparePromptSet, ReadPromptSet } from '@/server/schemas/prompt-set'
import type { Actor } from '@/server/services/actor'
import { listSnapshots } from '@/server/services/datasets/list-snapshots'
import { takeSnapshot } from '@/server/services/datasets/take-snapshot'
import { undoImport } from '@/server/services/imports/undo-import'
import { compareVersions } from '@/server/services/prompt-sets/compare-versions'
import { freezePromptSet } from '@/server/services/prompt-sets/freeze-set'
import { listVersions } from '@/server/services/prompt-sets/list-versions'
import { readVersion } from '@/server/services/prompt-sets/read-version'
import { editPrompts } from '@/server/services/prompts/edit-prompts'
import { undoPromptEdit } from '@/server/services/prompts/undo-prompt-edit'
import { redactPrompt } from '@/server/services/screening/redact-prompt'
import { importRows } from '../support/import-rows'
import { createMember, createProject } from '../support/labeling-rows'
import { useTestDatabase } from '../support/use-test-database'

// biome-ignore lint/correctness/useHookAtTopLevel: not a React hook
useTestDatabase()

let admin: Actor
let promptSetId: string
beforeEach(async () => {
  admin = await createMember(await createProject(), 'admin')
  const set = await db().promptSet.create({
    data: { projectId: admin.projectId, name: 'set', licence: 'CC0-1.0' },
  })
  promptSetId = set.id
})

const add = (key: string, text: string) =>
  db().prompt.create({
    data: {
      projectId: admin.projectId,
      promptSetId,
      key,
      text,
      taskType: 'answer',
      split: 'train' as const,
    },
  })
const freeze = (note = '') => freezePromptSet(admin, { promptSetId, note })
const compare = (from: number, to?: number, more: object = {}) =>
  compareVersions(admin, ComparePromptSet.parse({ promptSetId, from, to, ...more }))
const textsOf = async (version?: number) =>
  (await readVersion(admin, ReadPromptSet.parse({ promptSetId, version }))).rows.map(({ text }) => text)
const edit = (promptIds: string[], change: object) =>
  editPrompts(admin, EditPrompts.parse({ selection: { promptIds }, change }))

describe('a version of a prompt set', () => {
  it('keeps what was said however the set changes later, and freezing what has not changed makes none', async () => {
    const bread = await add('a', 'Why does bread go stale?')
    await add('b', 'Name a river.')
    const first = await freeze('first')
    expect(await freeze()).toEqual({ ...first, isNew: false })

    await db().prompt.update({ where: { id: bread.id }, data: { text: 'Why does bread go hard?' } })
    await db().prompt.delete({ where: { promptSetId_key: { promptSetId, key: 'b' } } })
    await add('c', 'Count to ten.')
    expect(await freeze()).toMatchObject({ number: 2, prompts: 2, isNew: true })
    expect(await textsOf(1)).toEqual(['Why does bread go stale?', 'Name a river.'])
    expect(await textsOf(2)).toEqual(['Why does bread go hard?', 'Count to ten.'])
    expect(await textsOf()).toEqual(await textsOf(2))

    const { versions } = await listVersions(admin, { promptSetId })
    expect(versions.map(({ number, note }) => [number, note])).toEqual([
      [2, ''],
      [1, 'first'],
    ])
  })

  it('is named by its content: the same prompts have the same hash, whenever and in whatever order they came', async () => {
    await add('a', 'One.')
    const { hash } = await freeze()
    const two = await add('b', 'Two.')
    expect((await freeze()).hash).not.toBe(hash)
    await db().prompt.delete({ where: { id: two.id } })
    expect(await freeze()).toMatchObject({ number: 3, hash })
  })

  it('writes only what changed', async () => {
    for (const key of ['a', 'b', 'c']) await add(key, `Text ${key}.`)
    await freeze()
    await add('d', 'Text d.')
    await freeze()
    expect(await db().promptRevision.count({ where: { promptSetId } })).toBe(4)
  })

  it('says what was added, removed and changed since, in which field, to another version and to now', async () => {
    const [a, b] = [await add('a', 'One.'), await add('b', 'Two.')]
    await add('c', 'Three.')
    await freeze()
    await edit([a.id], { field: 'tags', add: ['hard'] })
    await edit([a.id], { field: 'licence', value: 'MIT' })
    await edit([b.id], { field: 'split', value: 'test' })
    await db().prompt.delete({ where: { promptSetId_key: { promptSetId, key: 'c' } } })
    await add('d', 'Four.')
    const now = await compare(1)
    expect(now).toMatchObject({ added: 1, removed: 1, changed: 2 })
    expect(now.fields).toMatchObject({ tags: 1, licence: 1, split: 1, text: 0, language: 0 })
    expect(now.rows.map(({ key, fields }) => [key, fields])).toEqual([
      ['a', ['tags', 'licence']],
      ['b', ['split']],
      ['c', []],
      ['d', []],
    ])
    expect(now.rows[0]!.before).toMatchObject({ tags: [], licence: 'CC0-1.0' })
    expect(now.rows[0]!.after).toMatchObject({ tags: ['hard'], licence: 'MIT' })
    expect(now.rows[2]!.after).toBeNull()
    expect(now.rows[3]!.before).toBeNull()

    const { number: second } = await freeze()
    await edit([a.id], { field: 'language', value: 'pl' })
    const { number: third } = await freeze()
    expect(await compare(1, second)).toEqual(now)
    expect((await compare(second, third)).rows).toMatchObject([{ key: 'a', fields: ['language'] }])
    expect((await compare(1, third)).rows[0]!.fields).toEqual(['tags', 'language', 'licence'])
    expect((await compare(1, third, { only: 'added' })).rows.map(({ key }) => key)).toEqual(['d'])
  })

  it('that was changed and changed back differs in nothing', async () => {
    const a = await add('a', 'One.')
    await freeze()
    await edit([a.id], { field: 'language', value: 'pl' })
    await freeze()
    await edit([a.id], { field: 'language', value: 'en' })
    await freeze()
    expect(await compare(1, 3)).toMatchObject({ added: 0, removed: 0, changed: 0, rows: [] })
    expect(await compare(1)).toMatchObject({ added: 0, removed: 0, changed: 0, rows: [] })
  })

  it('is compared page by page, each prompt once, and with later versions only', async () => {
    await add('a', 'One.')
    await freeze()
    for (const key of ['B', 'b', 'é', 'z', '日']) await add(key, `Text ${key}.`)
    await freeze()
    const keys: string[] = []
    for (let cursor: string | null = null; ; ) {
      const page = await compare(1, 2, { limit: 2, cursor })
      keys.push(...page.rows.map(({ key }) => key))
      cursor = page.nextCursor
      if (cursor === null) break
    }
    expect(keys).toEqual(['B', 'b', 'z', 'é', '日'])
    await expect(compare(2, 1)).rejects.toMatchObject({ kind: 'INVALID_INPUT' })
    await expect(compare(1, 9)).rejects.toMatchObject({ kind: 'NOT_FOUND' })
  })

  it('is made before and after an import, and leaves with a set whose import is undone', async () => {
    await add('a', 'One.')
    await importRows(admin, [{ prompt: 'Brought along.' }], { promptSet: 'set' })
    const { versions } = await listVersions(admin, { promptSetId })
    expect(versions.map(({ reason, prompts, note }) => [reason, prompts, note])).toEqual([
      ['afterImport', 2, 'rows.jsonl'],
      ['beforeImport', 1, 'rows.jsonl'],
    ])
    await importRows(admin, [{ prompt: 'In a set of its own.' }], { promptSet: 'other' })
    const brought = await db().import.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })
    await undoImport(admin, { importId: brought.id })
    expect(await db().promptSet.count({ where: { projectId: admin.projectId } })).toBe(1)
    expect(await db().promptSetVersion.count({ where: { promptSet: { name: 'other' } } })).toBe(0)
  })

  it('is made before and after a change of many prompts and after its undoing, and says which change', async () => {
    const [a, b] = [await add('a', 'One.'), await add('b', 'Two.')]
    const change = { field: 'language', value: 'pl' } as const
    const { editId } = await edit([a.id, b.id], change)
    expect((await edit([a.id, b.id], change)).editId).toBeNull()
    await undoPromptEdit(admin, { editId: editId! })
    const { versions } = await listVersions(admin, { promptSetId })
    expect(versions.map((version) => [version.reason, version.change])).toEqual([
      ['afterUndo', change],
      ['afterEdit', change],
      ['beforeEdit', null],
    ])
    expect(versions[0]!.hash).toBe(versions[2]!.hash)
    expect(await compare(1, 2)).toMatchObject({ changed: 2, fields: { language: 2 } })
  })

  it('knows a prompt whatever changed it: another statement, the licence of its set, a redaction, a deletion', async () => {
    const prompt = await add('a', 'One.')
    await add('b', 'Two.')
    const { hash } = await freeze()
    await db().$executeRaw`update "Prompt" set "taskType" = 'list' where id = ${prompt.id}`
    expect(await freeze()).toMatchObject({ number: 2, isNew: true })
    await db().$executeRaw`update "Prompt" set "taskType" = 'answer' where id = ${prompt.id}`
    await db().promptSet.update({ where: { id: promptSetId }, data: { licence: 'MIT' } })
    expect(await freeze()).toMatchObject({ number: 3 })
    expect((await compare(1, 3)).fields.licence).toBe(2)
    await db().promptSet.update({ where: { id: promptSetId }, data: { licence: 'CC0-1.0' } })
    expect(await freeze()).toMatchObject({ number: 4, hash })
    await db().prompt.deleteMany({ where: { promptSetId } })
    expect(await freeze()).toMatchObject({ number: 5, prompts: 0 })
    await db().promptSet.delete({ where: { id: promptSetId } })
    expect(await db().promptTouch.count({ where: { promptSetId } })).toBe(0)
  })

  it('leaves what is being written while it is made to the next one', async () => {
    await add('a', 'One.')
    await freeze()
    const [{ number, prompts }] = await db().$transaction(async (tx) => {
      await tx.prompt.update({
        where: { promptSetId_key: { promptSetId, key: 'a' } },
        data: { text: 'Won.' },
      })
      // By another connection, which does not wait for this one.
      return [await freeze()]
    })
    expect([number, prompts]).toEqual([1, 1])
    expect(await textsOf(1)).toEqual(['One.'])
    expect(await freeze()).toMatchObject({ number: 2 })
    expect(await textsOf(2)).toEqual(['Won.'])
  })

  it('is what a snapshot is of, and its card, its list and the version itself say so', async () => {
    await importRows(
      admin,
      [{ prompt: 'Which?', split: 'train', completions: ['A', 'B'], ranks: [1, 2], annotator: 'Ola' }],
      { promptSet: 'ranked' },
    )
    const taken = await takeSnapshot(admin, { kind: 'rankings', name: 'of-ranked' })
    const [snapshot] = await listSnapshots(admin)
    const [used] = snapshot!.promptSets
    expect(snapshot!.promptSets).toHaveLength(1)
    const { versions } = await listVersions(admin, { promptSetId: used!.promptSetId })
    expect(used).toMatchObject({ name: 'ranked', number: versions[0]!.number, hash: versions[0]!.hash })
    expect(versions[0]!.usedBy).toMatchObject([{ snapshot: { id: taken.snapshotId, name: 'of-ranked' } }])
    const { card } = await db().datasetSnapshot.findUniqueOrThrow({ where: { id: taken.snapshotId } })
    expect(card).toContain(`| ranked | ${used!.number}, \`${used!.hash.slice(0, 12)}\` |`)

    // The same rows again, of a set that has changed meanwhile.
    await db().prompt.create({
      data: {
        ...(await db().prompt.findFirstOrThrow({
          where: { text: 'Which?' },
          select: { projectId: true, promptSetId: true },
        })),
        key: 'new',
        text: 'New.',
        taskType: 'answer',
        split: 'train',
      },
    })
    expect((await takeSnapshot(admin, { kind: 'rankings', name: 'of-ranked' })).hash).toBe(taken.hash)
    const [again] = await listSnapshots(admin)
    expect(again!.promptSets).toMatchObject([{ number: used!.number + 1 }])
  })

  it('loses personal data that is redacted later, and says that nothing else changed', async () => {
    const prompt = await add('a', 'Write to jan@example.org.')
    await freeze()
    const finding = await db().promptFinding.create({
      data: { projectId: admin.projectId, promptId: prompt.id, kind: 'personal', detail: {} },
    })
    await redactPrompt(admin, { findingId: finding.id })
    expect(await textsOf(1)).toEqual(['Write to [e-mail].'])
    expect((await compare(1)).rows).toMatchObject([{ key: 'a', fields: [] }])
  })
})
