/** Finding prompts by words and filters, and changing many of them at once, on a real database. */
import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/server/db'
import { AddPrompts, EditPrompts, PromptFilter } from '@/server/schemas/prompt'
import type { Actor } from '@/server/services/actor'
import { addPrompts } from '@/server/services/prompts/add-prompts'
import { editPrompts } from '@/server/services/prompts/edit-prompts'
import { listPromptEdits } from '@/server/services/prompts/list-prompt-edits'
import { countPrompts, listPrompts, summarisePrompts } from '@/server/services/prompts/list-prompts'
import { undoPromptEdit } from '@/server/services/prompts/undo-prompt-edit'
import { createMember, createModel, createProject, createPrompt, createTask } from '../support/labeling-rows'
import { useTestDatabase } from '../support/use-test-database'

// biome-ignore lint/correctness/useHookAtTopLevel: not a React hook
useTestDatabase()

let admin: Actor
beforeEach(async () => {
  admin = await createMember(await createProject(), 'admin')
})

const prompt = (text: string) => createPrompt(admin.projectId, 'train', text)
const find = async (filter: Partial<PromptFilter>) =>
  (await listPrompts(admin, PromptFilter.parse(filter))).rows.map(({ text }) => text)
const edit = (selection: object, change: object) =>
  editPrompts(admin, EditPrompts.parse({ selection, change }))

describe('searching prompts', () => {
  it('finds words that begin so in any order, phrases, alternatives, and leaves out', async () => {
    await prompt('Why does bread go stale?')
    await prompt('Training a stale model on bread')
    await prompt('ŻÓŁW: czy żyje długo? O’Hara’s “rock’n’roll”')
    expect(await find({ search: 'stale bre' })).toHaveLength(2)
    expect(await find({ search: 'train' })).toEqual(['Training a stale model on bread'])
    expect(await find({ search: '"go stale"' })).toEqual(['Why does bread go stale?'])
    expect(await find({ search: 'stale -model' })).toEqual(['Why does bread go stale?'])
    expect(await find({ search: 'żółw or model' })).toHaveLength(2)
    for (const search of ['hara', 'ROLL', 'o’hara', 'n-roll'])
      expect(await find({ search }), search).toHaveLength(1)
  })

  it('of signs alone, quotes or a NUL finds nothing and breaks nothing', async () => {
    await prompt("It's a 'quoted' word & more")
    for (const search of ["'", "''", '"', '&|!:*()', ':*', '\\', '\0', '<->', '-', "quoted'"])
      expect((await find({ search })).length).toBeLessThanOrEqual(1)
    expect(await find({ search: "'quoted'" })).toHaveLength(1)
  })

  it('goes on after fifty, each once, and says how many there are', async () => {
    const set = await db().promptSet.create({ data: { projectId: admin.projectId, name: 'many' } })
    await db().prompt.createMany({
      data: Array.from({ length: 60 }, (_, i) => ({
        projectId: admin.projectId,
        promptSetId: set.id,
        key: `k${String(i).padStart(3, '0')}`,
        text: `Number ${i}`,
        taskType: 'count',
        split: 'train' as const,
        tags: i % 2 ? ['odd'] : [],
        language: i % 3 ? 'en' : 'pl',
      })),
    })
    // As the screen asks for the first page.
    const first = await listPrompts(admin, PromptFilter.parse({ search: 'number', cursor: null }))
    expect(await countPrompts(admin, PromptFilter.parse({ search: 'number' }))).toBe(60)
    const second = await listPrompts(
      admin,
      PromptFilter.parse({ search: 'number', cursor: first.nextCursor }),
    )
    expect([...first.rows, ...second.rows].map(({ text }) => text)).toEqual(
      Array.from({ length: 60 }, (_, i) => `Number ${i}`),
    )
    expect(second.nextCursor).toBeNull()
    expect(await find({ tag: 'odd', language: 'pl', taskType: 'count', promptSetId: set.id })).toHaveLength(
      10,
    )
    expect((await summarisePrompts(admin)).languages).toEqual([
      { language: 'en', count: 40 },
      { language: 'pl', count: 20 },
    ])
  })
})

describe('editing many prompts', () => {
  it('adds and removes tags once, keeps their order, and is undone', async () => {
    const { id } = await prompt('One')
    await db().prompt.update({ where: { id }, data: { tags: ['old', 'kept'] } })
    await addPrompts(admin, AddPrompts.parse({ text: 'Two, which came without tags' }))
    const change = { field: 'tags', add: ['new', 'kept'], remove: ['old'] }
    const { editId, changed } = await edit({}, change)
    expect(changed).toBe(2)
    const tags = async () =>
      (await db().prompt.findMany({ where: { projectId: admin.projectId }, orderBy: { text: 'asc' } })).map(
        (row) => row.tags,
      )
    expect(await tags()).toEqual([
      ['kept', 'new'],
      ['new', 'kept'],
    ])
    expect(await edit({}, change)).toEqual({ editId: null, changed: 0, kept: 0 })
    expect(await undoPromptEdit(admin, { editId: editId! })).toEqual({ restored: 2, kept: 0 })
    expect(await tags()).toEqual([['old', 'kept'], []])
    await expect(undoPromptEdit(admin, { editId: editId! })).rejects.toMatchObject({ kind: 'CONFLICT' })
  })

  it('changes language, licence and whether prompts are given out; undoing restores nulls and times', async () => {
    const { id } = await prompt('One')
    const at = new Date('2026-01-02T03:04:05.678Z')
    const row = () =>
      db().prompt.findUniqueOrThrow({
        where: { id },
        select: { language: true, licence: true, withdrawnAt: true },
      })
    const edits = [
      await edit({ promptIds: [id] }, { field: 'language', value: 'PL' }),
      await edit({ promptIds: [id] }, { field: 'licence', value: 'CC0-1.0' }),
      await editPrompts(
        admin,
        EditPrompts.parse({ selection: {}, change: { field: 'withdrawn', value: true } }),
        at,
      ),
    ]
    expect(await row()).toEqual({ language: 'pl', licence: 'CC0-1.0', withdrawnAt: at })
    const again = await edit({}, { field: 'withdrawn', value: false })
    await undoPromptEdit(admin, { editId: again.editId! })
    expect((await row()).withdrawnAt).toEqual(at)
    for (const { editId } of edits) await undoPromptEdit(admin, { editId: editId! })
    expect(await row()).toEqual({ language: 'en', licence: null, withdrawnAt: null })
    expect(await listPromptEdits(admin)).toHaveLength(4)
  })

  it('undone, leaves alone what has been changed again since', async () => {
    const [{ id }] = [await prompt('One'), await prompt('Two')]
    const { editId } = await edit({}, { field: 'language', value: 'pl' })
    await edit({ promptIds: [id] }, { field: 'language', value: 'de' })
    expect(await undoPromptEdit(admin, { editId: editId! })).toEqual({ restored: 1, kept: 1 })
    expect((await db().prompt.findUniqueOrThrow({ where: { id } })).language).toBe('de')
  })

  it('moves a split only before the prompt has been worked with or a run took the whole split', async () => {
    const fresh = await prompt('Fresh')
    const { promptId: ranked } = await createTask(admin.projectId)
    expect(await edit({}, { field: 'split', value: 'test' })).toMatchObject({ changed: 1, kept: 1 })
    const splitOf = async (id: string) => (await db().prompt.findUniqueOrThrow({ where: { id } })).split
    expect([await splitOf(fresh.id), await splitOf(ranked)]).toEqual(['test', 'train'])
    const { id: modelVersionId } = await createModel(admin.projectId)
    await db().run.create({
      data: {
        projectId: admin.projectId,
        kind: 'evaluate',
        number: 1,
        seed: 1,
        config: {},
        modelVersionId,
      },
    })
    expect(await edit({}, { field: 'split', value: 'train' })).toMatchObject({ changed: 0, kept: 1 })
    const { id: editId } = (await listPromptEdits(admin))[0]!
    expect(await undoPromptEdit(admin, { editId })).toEqual({ restored: 0, kept: 1 })
    expect(await splitOf(fresh.id)).toBe('test')
  })

  it('never reaches prompts of another project or those typed into Compare', async () => {
    const { id: foreign } = await createPrompt(await createProject())
    const typed = await prompt('Typed')
    await db().prompt.update({ where: { id: typed.id }, data: { taskType: 'typed' } })
    expect(await edit({ promptIds: [foreign, typed.id] }, { field: 'language', value: 'pl' })).toMatchObject({
      changed: 0,
    })
  })
})
