/** Near-duplicates, personal data and held-out texts among prompts, on a real database. */
import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/server/db'
import { ExportRequest } from '@/server/schemas/export'
import { AddPrompts, EditPrompts } from '@/server/schemas/prompt'
import type { Actor } from '@/server/services/actor'
import { exportRows } from '@/server/services/datasets/export-rows'
import { takeSnapshot } from '@/server/services/datasets/take-snapshot'
import { undoImport } from '@/server/services/imports/undo-import'
import { addPrompts } from '@/server/services/prompts/add-prompts'
import { editPrompts } from '@/server/services/prompts/edit-prompts'
import { summarisePrompts } from '@/server/services/prompts/list-prompts'
import { undoPromptEdit } from '@/server/services/prompts/undo-prompt-edit'
import { closeFinding } from '@/server/services/screening/close-finding'
import { addHeldOutList, removeHeldOutList } from '@/server/services/screening/held-out-lists'
import { listFindings, screeningState } from '@/server/services/screening/list-findings'
import { redactPrompt } from '@/server/services/screening/redact-prompt'
import { runScreening } from '@/server/services/screening/run-screening'
import { importRows } from '../support/import-rows'
import { createMember, createProject, createPrompt } from '../support/labeling-rows'
import { useTestDatabase } from '../support/use-test-database'

// biome-ignore lint/correctness/useHookAtTopLevel: not a React hook
useTestDatabase()

let admin: Actor
beforeEach(async () => {
  admin = await createMember(await createProject(), 'admin')
  await db().screening.create({ data: { projectId: admin.projectId } })
})

const BREAD = 'Explain in two sentences why bread goes stale faster in the fridge than outside.'
const NEAR_BREAD = 'Explain in two sentences why bread goes stale FASTER in the fridge than outside!'
const CLOSE_BREAD = 'Explain in two sentences why bread goes stale fasterr in the fridge than outside.'

const splits = async () =>
  Object.fromEntries(
    (await db().prompt.findMany({ where: { projectId: admin.projectId } })).map(({ text, split }) => [
      text,
      split,
    ]),
  )
/** As `startScreening` and `screenImport` do, without a queue. */
const ask = (request: { everything: true } | { importIds: { push: string } }) =>
  db().screening.update({ where: { projectId: admin.projectId }, data: request })
const screen = async () => {
  await ask({ everything: true })
  await runScreening(admin.projectId)
}
const add = (text: string) => addPrompts(admin, AddPrompts.parse({ text }))

describe('splits', () => {
  it('never part near-duplicates: an imported or added one goes where the first went, and the import says how many', async () => {
    const counts = await importRows(admin, [
      { prompt: BREAD, split: 'test' },
      { prompt: NEAR_BREAD, split: 'train' },
      { prompt: 'Something else entirely, about rivers.', split: 'train' },
    ])
    expect(counts).toMatchObject({ prompts: 3, moved: 1 })
    await importRows(admin, [{ prompt: CLOSE_BREAD, split: 'validation' }], { promptSet: 'later' })
    const copies = Array.from({ length: 12 }, (_, i) => BREAD.replace('.', ' .'.repeat(i + 2)))
    await add(copies.join('\n'))
    const { 'Something else entirely, about rivers.': other, ...bread } = await splits()
    expect(other).toBe('train')
    expect(Object.keys(bread)).toHaveLength(15)
    expect(new Set(Object.values(bread))).toEqual(new Set(['test']))
  })

  it('are moved, and moved back, with all near-duplicates or not at all', async () => {
    await importRows(admin, [
      { prompt: BREAD, split: 'train' },
      { prompt: NEAR_BREAD, split: 'train' },
      { prompt: 'A river', split: 'train' },
    ])
    const move = (selection: object) =>
      editPrompts(admin, EditPrompts.parse({ selection, change: { field: 'split', value: 'test' } }))
    expect(await move({ search: '"bread goes stale FASTER" -outside' })).toMatchObject({ changed: 0 })
    const one = await db().prompt.findFirstOrThrow({ where: { projectId: admin.projectId, text: BREAD } })
    expect(await move({ promptIds: [one.id] })).toMatchObject({ changed: 0, kept: 1 })
    const { editId, changed } = await move({})
    expect(changed).toBe(3)
    await add(CLOSE_BREAD)
    expect(await undoPromptEdit(admin, { editId: editId! })).toEqual({ restored: 1, kept: 2 })
    const { 'A river': river, ...bread } = await splits()
    expect(river).toBe('train')
    expect(new Set(Object.values(bread))).toEqual(new Set(['test']))
  })
})

describe('screening', () => {
  it('finds near-duplicates that were there before, leaks first; an answer is final', async () => {
    const first = await createPrompt(admin.projectId, 'train', BREAD)
    const second = await createPrompt(admin.projectId, 'test', NEAR_BREAD)
    await createPrompt(admin.projectId, 'train', 'Name a river.')
    await screen()
    const [finding, ...others] = await listFindings(admin, { kind: 'duplicate' })
    expect(others).toEqual([])
    expect(finding).toMatchObject({
      isLeak: true,
      similarity: 1,
      prompt: { id: second.id },
      other: { id: first.id },
    })
    await closeFinding(admin, { findingId: finding!.id, verdict: 'dismiss' })
    await screen()
    expect((await screeningState(admin)).open.duplicate).toBe(0)
    const [set] = (await summarisePrompts(admin)).sets
    expect(set).toMatchObject({ prompts: 3, statistics: { prompts: 3, characters: { longest: 80 } } })
    expect(set!.statistics!.starterTokens.total).toBeGreaterThan(30)
    expect(set!.statistics!.o200kTokens.total).toBeGreaterThan(30)
    expect((await screeningState(admin)).screening).toMatchObject({ status: 'done', looked: 3, total: 3 })
  })

  it('after an import is of what it brought alone, finds both ways, and leaves other findings as they are', async () => {
    const old = await createPrompt(admin.projectId, 'train', 'Write to old@example.org')
    // An id that is later than any import's.
    const later = await createPrompt(admin.projectId, 'train', BREAD)
    await db().prompt.update({ where: { id: later.id }, data: { id: `z-${later.id}` } })
    await screen()
    const [before] = await listFindings(admin, { kind: 'personal' })
    const unseen = await createPrompt(admin.projectId, 'train', 'Write to unseen@example.org')
    await importRows(admin, [
      { prompt: NEAR_BREAD },
      { prompt: 'Write to new@example.org' },
      { prompt: 'Call a river.' },
    ])
    const { id } = await db().import.findFirstOrThrow({ where: { projectId: admin.projectId } })
    await ask({ importIds: { push: id } })
    await runScreening(admin.projectId)
    const personal = await listFindings(admin, { kind: 'personal' })
    expect(personal.map(({ prompt }) => prompt.text).sort()).toEqual([
      'Write to new@example.org',
      'Write to old@example.org',
    ])
    expect(personal.find(({ prompt }) => prompt.id === old.id)!.id).toBe(before!.id)
    const [pair, ...others] = await listFindings(admin, { kind: 'duplicate' })
    expect([pair!.prompt.text, pair!.other?.text, others]).toEqual([BREAD, NEAR_BREAD, []])
    expect((await screeningState(admin)).screening).toMatchObject({
      status: 'done',
      looked: 3,
      onlyNew: true,
      importIds: [],
    })
    const { sets } = await summarisePrompts(admin)
    expect(sets.find(({ name }) => name === 'brought')!.statistics).toMatchObject({ prompts: 3 })

    await screen()
    expect((await listFindings(admin, { kind: 'duplicate' })).map((one) => one.id)).toEqual([pair!.id])
    expect((await listFindings(admin, { kind: 'personal' })).map(({ prompt }) => prompt.id)).toContain(
      unseen.id,
    )
  })

  it('asked for while another is under way comes next; of an import that was undone there is nothing to say', async () => {
    await importRows(admin, [{ prompt: 'Write to one@example.org' }])
    await importRows(admin, [{ prompt: 'Write to two@example.org' }], { promptSet: 'second' })
    const [first, second] = await db().import.findMany({
      where: { projectId: admin.projectId },
      orderBy: { createdAt: 'asc' },
    })
    await ask({ importIds: { push: first!.id } })
    await ask({ importIds: { push: second!.id } })
    await undoImport(admin, { importId: first!.id })
    await ask({ everything: true })
    await runScreening(admin.projectId)
    const [finding, ...others] = await listFindings(admin, { kind: 'personal' })
    expect([finding!.prompt.text, others]).toEqual(['Write to two@example.org', []])
    expect((await screeningState(admin)).screening).toMatchObject({ everything: false, importIds: [] })
  })

  it('finds held-out texts, until their list is removed; withdrawing closes all findings of a prompt', async () => {
    const text = 'What is the capital of Peru? Write to a@example.org'
    const { id } = await createPrompt(admin.projectId, 'train', text)
    const question = 'In which year did the ship leave the harbour of Gdynia for good'
    await createPrompt(admin.projectId, 'train', `Answer briefly: ${question}?`)
    const { listId } = await addHeldOutList(admin, { name: 'bench', text: `${question}\n\n${text}\n` })
    await screen()
    const held = await listFindings(admin, { kind: 'heldOut' })
    expect(held.map(({ heldOut }) => heldOut?.text).sort()).toEqual([question, text].sort())
    const own = held.find(({ prompt }) => prompt.id === id)!
    await closeFinding(admin, { findingId: own.id, verdict: 'withdraw' })
    expect((await screeningState(admin)).open).toEqual({ duplicate: 0, personal: 0, name: 0, heldOut: 1 })
    expect((await db().prompt.findUniqueOrThrow({ where: { id } })).withdrawnAt).not.toBeNull()
    await removeHeldOutList(admin, { listId })
    expect((await screeningState(admin)).open.heldOut).toBe(0)
  })
})

describe('redacting', () => {
  const PERSONAL = 'Write to Jan, jan@example.org, PESEL 44051401359.'
  const REDACTED = 'Write to Jan, [e-mail], PESEL [PESEL].'
  const exported = async (request: object) => {
    const rows: unknown[] = []
    for await (const row of exportRows(admin, ExportRequest.parse(request))) rows.push(row)
    return JSON.stringify(rows)
  }

  it('keeps the original out of every export, snapshots before it included, and out of later imports', async () => {
    const rows = [{ prompt: PERSONAL, completion: 'Dear Jan', split: 'train' }]
    await importRows(admin, rows)
    const { snapshotId } = await takeSnapshot(admin, { kind: 'demonstrations', name: 'before' })
    await screen()
    const [finding] = await listFindings(admin, { kind: 'personal' })
    expect(finding!.spans.map(({ kind }) => kind)).toEqual(['email', 'pesel'])
    expect(await redactPrompt(admin, { findingId: finding!.id })).toEqual({ text: REDACTED })
    await expect(redactPrompt(admin, { findingId: finding!.id })).rejects.toMatchObject({ kind: 'CONFLICT' })

    const again = await importRows(admin, [...rows, { ...rows[0], completion: 'Hello Jan' }], {
      promptSet: 'again',
    })
    expect(again).toMatchObject({ prompts: 0, demonstrations: 1, known: 1 })
    expect(await add(PERSONAL)).toMatchObject({ added: 0, known: 1 })
    for (const request of [
      { kind: 'prompts' },
      { kind: 'demonstrations' },
      { kind: 'messages' },
      { kind: 'demonstrations', snapshotId },
    ]) {
      const text = await exported(request)
      expect(text).toContain('[e-mail]')
      expect(text).not.toContain('jan@example.org')
    }
    const instructions = await db().demonstration.findMany({ where: { projectId: admin.projectId } })
    expect(instructions.map(({ instruction }) => instruction)).toEqual([REDACTED, REDACTED])
  })

  it('is of personal data or of names, each by its own finding', async () => {
    const text = 'Please write to Anna Nowak, anna@example.org, about the bread.'
    await importRows(admin, [{ prompt: text, split: 'train' }])
    await screen()
    const [personal] = await listFindings(admin, { kind: 'personal' })
    const [name] = await listFindings(admin, { kind: 'name' })
    expect(name!.spans.map(({ start, end }) => text.slice(start, end))).toEqual(['Anna Nowak'])
    await redactPrompt(admin, { findingId: personal!.id })
    expect((await screeningState(admin)).open).toMatchObject({ personal: 0, name: 1 })
    expect(await redactPrompt(admin, { findingId: name!.id })).toEqual({
      text: 'Please write to [name], [e-mail], about the bread.',
    })
    expect(await importRows(admin, [{ prompt: text }], { promptSet: 'again' })).toMatchObject({ prompts: 0 })
  })

  it('redacts every turn of a dialogue', async () => {
    await importRows(admin, [
      {
        prompt: [
          { role: 'system', content: 'You know 44051401359.' },
          { role: 'user', content: 'Who is jan@example.org?' },
        ],
      },
    ])
    await screen()
    const [finding] = await listFindings(admin, { kind: 'personal' })
    await redactPrompt(admin, { findingId: finding!.id })
    expect(await exported({ kind: 'prompts', form: 'conversational' })).toMatch(/\[PESEL\].*\[e-mail\]/)
  })
})
