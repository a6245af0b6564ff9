/** Files in, records in the database, files out: on a real database, from uploads to undo. */
import { beforeAll, describe, expect, it } from 'vitest'
import { artifactExists } from '@/server/artifacts/store'
import { db } from '@/server/db'
import { writeRows } from '@/server/exchange/files/write-rows'
import { closeQueue } from '@/server/queue/boss'
import { EXPORT_KINDS, ExportRequest, type ExportRequestInput } from '@/server/schemas/export'
import { ImportReading, ImportSettings, type ImportSettingsInput } from '@/server/schemas/import'
import { checkCredentials } from '@/server/services/account/check-credentials'
import type { Actor } from '@/server/services/actor'
import { demonstrationRows, rankingRows, trainPromptRows } from '@/server/services/datasets/dataset-rows'
import { exportBatches, exportColumns } from '@/server/services/datasets/export-rows'
import { importProblems } from '@/server/services/imports/import-problems'
import { getImport, listImports } from '@/server/services/imports/list-imports'
import { previewImport } from '@/server/services/imports/preview-import'
import { importFile } from '@/server/services/imports/read-file'
import { receiveFile } from '@/server/services/imports/receive-file'
import { runImport } from '@/server/services/imports/run-import'
import { startImport } from '@/server/services/imports/start-import'
import { undoImport } from '@/server/services/imports/undo-import'
import { nextTask } from '@/server/services/rankings/next-task'
import { submitRanking } from '@/server/services/rankings/submit-ranking'
import { createMember, createProject, createTask } from '../support/labeling-rows'
import { said, saying } from '../support/saying'
import { useTestDatabase } from '../support/use-test-database'

// biome-ignore lint/correctness/useHookAtTopLevel: not a React hook
useTestDatabase()

let admin: Actor
beforeAll(async () => {
  admin = await newAdmin()
  return closeQueue
})

const newAdmin = async () => createMember(await createProject(), 'admin')

async function* bytesOf(content: string | Uint8Array) {
  yield typeof content === 'string' ? new TextEncoder().encode(content) : content
}

/** Brings a file in as the screen does, with the worker's part done here. */
async function bring(
  actor: Actor,
  content: string | Uint8Array,
  { name = 'file.jsonl', ...settings }: Partial<ImportSettingsInput> & { name?: string } = {},
) {
  const { importId } = await receiveFile(actor, name, bytesOf(content))
  await startImport(actor, { importId, settings: { promptSet: 'Imported', ...settings } })
  await runImport(importId)
  return getImport(actor, { importId })
}

const lines = (...rows: object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('')

async function all<Row>(rows: AsyncIterable<Row>): Promise<Row[]> {
  const found: Row[] = []
  for await (const row of rows) found.push(row)
  return found
}

const countsOf = async ({ projectId }: Actor) => ({
  prompts: await db().prompt.count({ where: { projectId } }),
  demonstrations: await db().demonstration.count({ where: { projectId } }),
  completions: await db().completion.count({ where: { projectId } }),
  rankings: await db().ranking.count({ where: { projectId } }),
  comparisons: await db().comparison.count({ where: { projectId } }),
  stars: await db().stars.count({ where: { projectId } }),
  tasks: await db().rankingTask.count({ where: { projectId } }),
})
const NOTHING = {
  prompts: 0,
  demonstrations: 0,
  completions: 0,
  rankings: 0,
  comparisons: 0,
  stars: 0,
  tasks: 0,
}

async function exported(actor: Actor, request: ExportRequestInput): Promise<Buffer> {
  const parsed = ExportRequest.parse(request)
  const parts: Uint8Array[] = []
  for await (const part of writeRows(parsed.file, exportColumns(parsed), exportBatches(actor, parsed)))
    parts.push(part)
  return Buffer.concat(parts)
}

describe('bringing a file in', () => {
  const PAIRS = lines(
    { prompt: 'Sky?', chosen: 'Blue.', rejected: 'Green.', margin: 2, annotator: 'p-0123456789' },
    { prompt: 'Sky?', chosen: 'Blue.', rejected: 'Grey.', annotator: 'Jan' },
    { prompt: 'Grass?', chosen: 'Green.', rejected: 'Blue.' },
    { prompt: 'Grass?', chosen: 'Green.', rejected: 'Blue.' },
  )

  it('a dialogue trains every reply, and models are asked it as its turns', async () => {
    const actor = await newAdmin()
    await bring(
      actor,
      lines({
        split: 'train',
        messages: [
          { role: 'system', content: 'Be brief.' },
          { role: 'user', content: 'Name a fruit.' },
          { role: 'assistant', content: 'An apple.' },
          { role: 'user', content: 'Its colour?' },
          { role: 'assistant', content: 'Red.' },
        ],
      }),
    )
    const { projectId } = actor
    expect(await all(demonstrationRows(projectId, false))).toEqual([
      {
        earlier: [{ prompt: 'Be brief.\n\nName a fruit.', response: 'An apple.' }],
        prompt: 'Its colour?',
        response: 'Red.',
        split: 'train',
      },
    ])
    const asked = 'Be brief.\n\nName a fruit.\nReply: An apple.\nTask: Its colour?'
    expect(await all(trainPromptRows(projectId))).toMatchObject([{ prompt: asked }])
  })

  it('an unacceptable answer loses against an acceptable one of the same rank, in comparisons and stars', async () => {
    const actor = await newAdmin()
    const { projectId } = actor
    await bring(
      actor,
      lines({ prompt: 'Sky?', completions: ['Blue.', 'Green.'], ranks: [1, 1], unacceptable: [false, true] }),
    )
    const select = { chosen: { select: { text: true } }, isTie: true, strength: true } as const
    expect(await db().comparison.findMany({ where: { projectId }, select })).toEqual([
      { chosen: { text: 'Blue.' }, isTie: false, strength: 1 },
    ])
    const stars = await db().stars.findMany({
      where: { projectId },
      orderBy: { completion: { text: 'asc' } },
    })
    expect(stars[0]!.stars).toBeGreaterThan(stars[1]!.stars)
    expect(await all(rankingRows(projectId))).toMatchObject([{ ranks: [1, 1], unacceptable: [false, true] }])
  })

  it('pairs become prompts, completions, rankings, comparisons and stars, with their provenance', async () => {
    const actor = await newAdmin()
    const done = await bring(actor, PAIRS, { source: 'A paper', licence: 'CC-BY-4.0' })
    expect(done).toMatchObject({ status: 'done', format: 'comparisons' })
    expect(done.counts).toEqual({
      rows: 4,
      prompts: 2,
      demonstrations: 0,
      completions: 5,
      rankings: 4,
      known: 0,
      moved: 0,
      problems: 0,
    })
    expect(await countsOf(actor)).toEqual({
      prompts: 2,
      demonstrations: 0,
      completions: 5,
      rankings: 4,
      comparisons: 4,
      stars: 5,
      tasks: 3,
    })
    const set = await db().promptSet.findFirstOrThrow({ where: { projectId: actor.projectId } })
    expect(set).toMatchObject({ name: 'Imported', source: 'A paper', licence: 'CC-BY-4.0' })
    const best = await db().stars.findFirstOrThrow({
      where: { projectId: actor.projectId, completion: { text: 'Blue.', prompt: { text: 'Sky?' } } },
    })
    expect(best.rankings).toBe(2)
    const people = await db().user.findMany({
      where: { importedAs: { not: null }, rankings: { some: { projectId: actor.projectId } } },
      select: { importedAs: true, email: true },
      orderBy: { importedAs: 'asc' },
    })
    expect(new Set(people.map(({ importedAs }) => importedAs))).toEqual(
      new Set(['Jan', 'anonymous 1', 'anonymous 2', 'p-0123456789']),
    )
    expect(await checkCredentials({ email: people[0]!.email, password: '-', address: 'x' })).toBeNull()
  })

  it('the same file again adds nothing, nor does a part of it', async () => {
    const actor = await newAdmin()
    await bring(actor, PAIRS)
    const before = await countsOf(actor)
    const again = await bring(actor, PAIRS, { promptSet: 'Another set' })
    expect(again.counts).toMatchObject({ prompts: 0, completions: 0, rankings: 0, known: 4 })
    await bring(actor, `${PAIRS.split('\n')[2]}\n`)
    expect(await countsOf(actor)).toEqual(before)
    expect(await db().promptSet.count({ where: { projectId: actor.projectId } })).toBe(1)
  })

  it('undoing takes everything back, and the file can come again', async () => {
    const actor = await newAdmin()
    const done = await bring(actor, PAIRS)
    expect(await artifactExists(importFile(done.id))).toBe(false)
    expect(await undoImport(actor, { importId: done.id })).toEqual({
      outcome: saying('gone'),
    })
    expect(await countsOf(actor)).toEqual(NOTHING)
    expect((await bring(actor, PAIRS)).counts.rankings).toBe(4)
  })

  it('undoing keeps a prompt that has been answered here since', async () => {
    const actor = await newAdmin()
    const done = await bring(actor, lines({ prompt: 'One?' }, { prompt: 'Two?' }))
    const used = await db().prompt.findFirstOrThrow({ where: { projectId: actor.projectId, text: 'One?' } })
    await db().demonstration.create({
      data: {
        projectId: actor.projectId,
        promptId: used.id,
        origin: 'person',
        instruction: 'One?',
        response: 'Yes.',
        promptTokens: 1,
        responseTokens: 1,
        submissionKey: done.id,
      },
    })
    expect(said((await undoImport(actor, { importId: done.id })).outcome)).toMatch(/1 prompt stayed/)
    expect(await countsOf(actor)).toMatchObject({ prompts: 1, demonstrations: 1 })
  })

  it('an attempt that died is begun again without doubles', async () => {
    const actor = await newAdmin()
    const { importId } = await receiveFile(actor, 'x.jsonl', bytesOf(PAIRS))
    await startImport(actor, { importId, settings: { promptSet: 'Imported' } })
    const dead = new AbortController()
    dead.abort()
    await expect(runImport(importId, dead.signal)).rejects.toThrow()
    expect((await getImport(actor, { importId })).status).toBe('running')
    await runImport(importId)
    expect((await getImport(actor, { importId })).counts).toMatchObject({ rankings: 4, known: 0 })
    expect((await countsOf(actor)).rankings).toBe(4)
  })

  it('bad rows are reported with line and reason, as CSV, and stop nothing', async () => {
    const actor = await newAdmin()
    const done = await bring(
      actor,
      `{"prompt":"good"}\n{"prompt":\n{"prompt":"nul \\u0000 inside"}\n{"prompt":"half \\ud83d pair"}\n{"prompt":"${'x'.repeat(5001)}"}\n{"prompt":"   "}\n{"prompt":"emoji 👩‍🚀 \\u202e and ciężki"}\n`,
    )
    expect(done.counts).toMatchObject({ rows: 7, prompts: 2, problems: 5 })
    const parts: Uint8Array[] = []
    for await (const part of importProblems(actor, { importId: done.id }, said)) parts.push(part)
    const csv = Buffer.concat(parts).toString()
    expect(
      csv
        .trim()
        .split('\r\n')
        .slice(1)
        .map((line) => Number(line.split(',')[0])),
    ).toEqual([2, 3, 4, 5, 6])
    expect(csv).toMatch(/NUL/)
    expect(csv).toMatch(/surrogate/)
    const kept = await db().prompt.findMany({
      where: { projectId: actor.projectId },
      orderBy: { id: 'asc' },
      select: { text: true },
    })
    expect(kept.map(({ text }) => text)).toEqual(['good', 'emoji 👩‍🚀 \u202e and ciężki'])
  })

  it('a file that is no file of rows fails with a sentence', async () => {
    expect(await bring(admin, 'PK\u0003\u0004')).toMatchObject({
      status: 'failed',
      outcome: saying('zip'),
    })
    expect(await bring(admin, lines({ nothing: 'known' }))).toMatchObject({
      status: 'failed',
      outcome: saying('column'),
    })
    await expect(receiveFile(admin, 'x', bytesOf(''))).rejects.toThrow(/empty/)
  })

  it('duplicate ids and texts keep one prompt each; a prompt keeps the split the file gives', async () => {
    const actor = await newAdmin()
    const done = await bring(
      actor,
      lines(
        { id: 'a', prompt: 'One', split: 'test' },
        { id: 'a', prompt: 'Two', split: 'val' },
        { id: 'b', prompt: 'One' },
      ),
    )
    expect(done.counts).toMatchObject({ prompts: 2, known: 1 })
    const prompts = await db().prompt.findMany({
      where: { projectId: actor.projectId },
      orderBy: { id: 'asc' },
      select: { key: true, split: true },
    })
    expect(prompts).toEqual([
      { key: 'a', split: 'test' },
      { key: expect.stringMatching(/^text-/), split: 'validation' },
    ])
  })

  it('one person’s second, different ranking of the same answers is a problem, not a change', async () => {
    const actor = await newAdmin()
    const row = { prompt: 'Sky?', completions: ['Blue.', 'Green.'], ranks: [1, 2], annotator: 'Jan' }
    const done = await bring(actor, lines(row, { ...row, ranks: [2, 1] }, row))
    expect(done.counts).toMatchObject({ rankings: 1, known: 1, problems: 1 })
  })

  it('another project’s import is not found', async () => {
    const done = await bring(admin, lines({ prompt: 'Mine' }))
    const other = await newAdmin()
    await expect(getImport(other, { importId: done.id })).rejects.toThrow(/No such import/)
    await expect(undoImport(other, { importId: done.id })).rejects.toThrow(/No such import/)
    expect(await listImports(other)).toEqual([])
  })
})

describe('the preview', () => {
  const look = async (content: string, name: string, reading: Partial<ImportReading> = {}) => {
    const { importId } = await receiveFile(admin, name, bytesOf(content))
    return previewImport(admin, { importId, reading: ImportReading.parse(reading) })
  }

  it('says what the file is, shows its first records and what is wrong with it', async () => {
    const preview = await look(`${lines({ prompt: 'Sky?', completion: 'Blue.' })}{oops\n`, 'x.jsonl')
    expect(preview).toMatchObject({
      kind: 'jsonl',
      format: 'demonstrations',
      columns: [
        { name: 'prompt', example: 'Sky?' },
        { name: 'completion', example: 'Blue.' },
      ],
      records: [{ line: 1, prompt: 'Sky?', demonstrations: ['Blue.'] }],
      problems: [{ line: 2 }],
    })
  })

  it('an unknown table is read by a mapping of its columns', async () => {
    const table = 'question;good answer\n"Sky?";Blue.\n'
    expect(await look(table, 'x.csv')).toMatchObject({
      format: null,
      records: [],
      columns: [{ name: 'question' }, { name: 'good answer' }],
    })
    const mapped = await look(table, 'x.csv', {
      format: 'columns',
      mapping: { prompt: 'question', demonstration: 'good answer' },
    })
    expect(mapped.records).toMatchObject([{ prompt: 'Sky?', demonstrations: ['Blue.'] }])
  })

  it('an import of the very same file is pointed out', async () => {
    const content = lines({ prompt: 'The same file' })
    const done = await bring(admin, content)
    expect((await look(content, 'y.jsonl')).earlier?.importId).toBe(done.id)
  })
})

describe('round trips', () => {
  let actor: Actor

  /** Data as people make it here, beside dialogues that came from elsewhere. */
  beforeAll(async () => {
    actor = await newAdmin()
    for (let i = 0; i < 3; i++) {
      const { taskId, promptId } = await createTask(actor.projectId, { size: 4, overlap: 2 })
      await db().prompt.update({
        where: { id: promptId },
        data: { text: `Prompt ${i}: =1+1, "quoted"\nżółć` },
      })
      for (let person = 0; person < 2; person++) {
        const annotator = await createMember(actor.projectId)
        const task = await nextTask(annotator)
        expect(task?.taskId).toBe(taskId)
        await submitRanking(annotator, {
          taskId,
          items: task!.completions.map(({ id }, at) => ({
            completionId: id,
            rank: Math.max(1, at),
            flags: at === 3 ? ['unsafe'] : [],
            ratings: { overall: at + 1 },
          })),
          note: '',
          activeMs: 10,
          idleMs: 0,
        })
      }
    }
    await bring(
      actor,
      lines(
        {
          messages: [
            { role: 'user', content: 'Hi' },
            { role: 'assistant', content: 'Hello' },
            { role: 'user', content: 'Sky?' },
            { role: 'assistant', content: '-blue' },
          ],
        },
        {
          messages: [
            { role: 'system', content: 'Be short.' },
            { role: 'user', content: 'Sky?' },
            { role: 'assistant', content: 'Blue.' },
          ],
        },
      ),
    )
  })

  const variants: ExportRequestInput[] = EXPORT_KINDS.flatMap((kind) => [
    { kind },
    { kind, form: 'conversational' as const, withProvenance: true, file: 'parquet' as const },
    { kind, file: 'csv' as const, withMargin: true, ties: 'soft' as const },
  ])

  it.each(variants)(
    '$kind as $file, $form: export, import into an empty project, export gives the same bytes',
    async (request) => {
      const bytes = await exported(actor, request)
      expect(bytes.length).toBeGreaterThan(40)
      const empty = await newAdmin()
      const done = await bring(empty, bytes, { name: `x.${request.file ?? 'jsonl'}` })
      expect(done).toMatchObject({ status: 'done', format: request.kind, counts: { problems: 0 } })
      expect((await exported(empty, request)).equals(bytes)).toBe(true)
    },
  )

  it('no name or account leaves in any format', async () => {
    const people = await db().user.findMany({ select: { id: true, name: true, email: true } })
    for (const request of variants) {
      const text = (await exported(actor, { ...request, file: 'jsonl' })).toString()
      for (const { id, email } of people) {
        expect(text).not.toContain(id)
        expect(text).not.toContain(email)
      }
    }
  })

  it('settings parse to what the screen starts from', () => {
    expect(ImportSettings.parse({ promptSet: 'x' })).toMatchObject({
      kind: null,
      format: null,
      language: 'en',
    })
  })
})
