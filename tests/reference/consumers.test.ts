/**
 * Real consumers read what is exported: `datasets.load_dataset` and TRL's trainers, which train a step on it, DuckDB, Argilla
 * and Label Studio.
 * Where they are not installed the tests are skipped and say so. The files are written by the exporters' own formats.
 */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { type WrittenKind, writeRows } from '@/server/exchange/files/write-rows'
import { type FormatId, formatOf } from '@/server/exchange/formats'
import type { WriteOptions } from '@/server/exchange/formats/format'
import { huggingFaceSettings } from '@/server/exchange/hugging-face/settings'
import type { ExchangeRecord } from '@/server/exchange/record'
import type { Row } from '@/server/exchange/row-fields'
import { askPython, findPeer } from './peer'

const ODD = 'żółw 🐢 "quoted", =1+1,\n\ttab ‮ and עברית'

const RECORDS: ExchangeRecord[] = Array.from({ length: 6 }, (_, i) => ({
  prompt: {
    turns: [{ role: 'user', content: `What do rabbits eat, question ${i}? ${ODD}` }],
    id: `p${i}`,
    split: 'train',
    tags: ['animals', `n${i}`],
    taskType: 'answer',
    language: 'en',
  },
  demonstrations: [{ text: `Rabbits eat grass. ${ODD}`, id: `d${i}`, author: 'p-0123456789' }],
  completions: [
    { text: `Grass ${i}.`, id: `a${i}`, model: 'SFT v1' },
    { text: `Stones ${i}. ${ODD}`, id: `b${i}`, model: 'Base v1' },
  ],
  rankings: [{ ranks: [1, 2], id: `r${i}`, annotator: 'p-0123456789', activeMs: 5 }],
}))

const folder = mkdtempSync(path.join(tmpdir(), 'laurel-consumers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Written {
  name: string
  path: string
  kind: WrittenKind
  rows: Row[]
}

/** Writes one format as one kind of file; its name says which. */
async function written(
  format: FormatId,
  kind: WrittenKind,
  form: WriteOptions['form'],
  records = RECORDS,
): Promise<Written> {
  const options: WriteOptions = { form, withProvenance: true, pairs: 'all', ties: 'drop', withMargin: true }
  const { columns, write } = formatOf(format).writes!
  const rows = records.flatMap((record) => write(record, options))
  const parts: Uint8Array[] = []
  const source = (async function* () {
    yield rows
  })()
  for await (const part of writeRows(kind, columns(options), source)) parts.push(part)
  const name = `${format} ${form} ${kind}`
  const file = path.join(folder, `${name.replaceAll(' ', '-')}.${kind}`)
  writeFileSync(file, Buffer.concat(parts))
  return { name, path: file, kind, rows }
}

/** A model's folder as people download it. */
function writeModel(): string {
  const assets = path.resolve(import.meta.dirname, '../../ml/starter/assets')
  const json = (name: string) => JSON.parse(readFileSync(path.join(assets, name), 'utf8'))
  const model = path.join(folder, 'model')
  mkdirSync(model)
  const settings = huggingFaceSettings(json('config.json'), json('tokenizer.json'), false)
  for (const [name, content] of Object.entries(settings))
    writeFileSync(path.join(model, name), JSON.stringify(content))
  copyFileSync(path.join(assets, 'model.safetensors'), path.join(model, 'model.safetensors'))
  return model
}

const FORMS = ['standard', 'conversational'] as const
const STEPS: [trainer: string, format: FormatId][] = [
  ['SFT', 'demonstrations'],
  ['SFT', 'messages'],
  ['DPO', 'comparisons'],
  ['Reward', 'comparisons-implicit'],
  ['KTO', 'unpaired'],
  ['GRPO', 'prompts'],
]

const peers = {
  datasets: findPeer('datasets'),
  trl: findPeer('trl'),
  duckdb: findPeer('duckdb'),
  argilla: findPeer('argilla'),
  label_studio_sdk: findPeer('label_studio_sdk'),
}
const noted = (name: keyof typeof peers) =>
  `${name} ${peers[name] ?? 'is not installed here: it reads none of the exported files'}`

describe(noted('datasets'), () => {
  describe(noted('trl'), () => {
    it.skipIf(!peers.datasets || !peers.trl)(
      'loads every trainer’s files with the words as written, and each trainer takes a step on them',
      async () => {
        const files: Written[] = []
        for (const [, format] of STEPS)
          for (const form of FORMS) {
            files.push(await written(format, 'jsonl', form))
            files.push(await written(format, 'parquet', form))
          }
        files.push(await written('demonstrations', 'csv', 'standard'))
        // Each trainer once: its messages from Parquet or its strings from JSONL, in turn.
        const steps = STEPS.map(([trainer, format], i) => ({
          trainer,
          name: i % 2 ? `${format} conversational parquet` : `${format} standard jsonl`,
        }))
        const answer = askPython('consumers.py', {
          model: writeModel(),
          folder,
          files: files.map(({ rows, ...file }) => file),
          steps,
        }) as { rows: Record<string, Row[]>; counts: Record<string, number>; losses: Record<string, number> }
        for (const { name, rows, kind } of files) {
          expect(answer.counts[name], name).toBe(rows.length)
          for (const field of ['prompt', 'completion', 'chosen', 'rejected', 'messages'])
            if (kind !== 'csv' || field === 'prompt' || field === 'completion')
              expect(answer.rows[name]![0]![field], `${name}: ${field}`).toEqual(rows[0]![field])
        }
        expect(Object.keys(answer.losses)).toHaveLength(steps.length)
        for (const [step, loss] of Object.entries(answer.losses))
          expect(Number.isFinite(loss), step).toBe(true)
      },
      900_000,
    )
  })
})

describe(noted('duckdb'), () => {
  it.skipIf(!peers.duckdb)('reads the Parquet of every format, lists and messages as such', async () => {
    const files: Written[] = []
    for (const format of [
      'demonstrations',
      'comparisons',
      'rankings',
      'unpaired',
      'prompts',
      'messages',
    ] as const)
      for (const form of FORMS) files.push(await written(format, 'parquet', form))
    const answer = askPython('duckdb-files.py', {
      files: Object.fromEntries(files.map(({ name, path: file }) => [name, file])),
    }) as Record<string, { types: Record<string, string>; rows: Row[] }>
    for (const { name, rows } of files) {
      expect(answer[name]!.rows, name).toHaveLength(rows.length)
      for (const field of ['prompt', 'completion', 'chosen', 'messages', 'tags', 'split', 'label'])
        if (rows[0]![field] !== undefined)
          expect(
            answer[name]!.rows.map((row) => row[field]),
            `${name}: ${field}`,
          ).toEqual(rows.map((row) => row[field]))
    }
    expect(answer['comparisons conversational parquet']!.types.chosen).toBe(
      'STRUCT("role" VARCHAR, "content" VARCHAR)[]',
    )
  })
})

/** What people make at the ranking desk: two tasks of one prompt, ties, several turns, somebody who ranked both. */
const RANKED: ExchangeRecord[] = [
  {
    prompt: {
      turns: [
        { role: 'user', content: 'Hello.' },
        { role: 'assistant', content: 'Hello!' },
        { role: 'user', content: `What do rabbits eat? ${ODD}` },
      ],
      id: 'several',
    },
    demonstrations: [],
    completions: ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, text: `${id}. ${ODD}`, model: 'SFT v1' })),
    rankings: [
      { ranks: [2, 1, 1, null, null], annotator: 'p-0123456789' },
      { ranks: [1, 2, 3, null, null], annotator: 'anonymous 4' },
      { ranks: [null, null, null, 2, 1], annotator: 'p-0123456789' },
    ],
  },
  { ...RECORDS[0]!, demonstrations: [] },
]

describe(noted('argilla'), () => {
  it.skipIf(!peers.argilla)('takes every ranking, with its ties and who made it', async () => {
    const { path: file } = await written('argilla', 'json', 'standard', RANKED)
    const { records, server } = askPython('argilla-records.py', { path: file, answers: 3 }) as {
      records: { id: string; fields: Row; rankings: { user: string; status: string; ranks: object }[] }[]
      server: number | null
    }
    expect(
      records.map(({ id, rankings }) => [id, ...rankings.map(({ ranks }) => Object.values(ranks))]),
    ).toEqual([
      ['several', [2, 1, 1], [1, 2, 3]],
      ['several-2', [2, 1]],
      ['p0', [1, 2]],
    ])
    expect(records[0]!.fields).toEqual({
      prompt: RANKED[0]!.prompt.turns,
      response_1: `a. ${ODD}`,
      response_2: `b. ${ODD}`,
      response_3: `c. ${ODD}`,
    })
    const [[first, second] = [], [third] = []] = records.map(({ rankings }) => rankings)
    expect([first!.user, second!.user]).toEqual([third!.user, expect.not.stringMatching(first!.user)])
    expect(first!.status).toBe('submitted')
    if (server !== null) expect(server).toBe(records.length)
  })
})

describe(noted('label_studio_sdk'), () => {
  it.skipIf(!peers.label_studio_sdk)('takes every task, with ties in one bucket', async () => {
    const { path: file } = await written('label-studio', 'json', 'standard', RANKED)
    const { problems, items, placed } = askPython('label-studio-tasks.py', { path: file, ranks: 3 }) as {
      problems: string[]
      items: Record<string, { id: string; body: string }[]>
      placed: Record<string, object[]>
    }
    expect(problems).toEqual([])
    expect(items.several!.map(({ id, body }) => [id, body])).toEqual(
      RANKED[0]!.completions.map(({ id, text }) => [id, text]),
    )
    expect(placed.several).toEqual([
      { rank_1: ['b', 'c'], rank_2: ['a'], _: ['d', 'e'] },
      { rank_1: ['a'], rank_2: ['b'], rank_3: ['c'], _: ['d', 'e'] },
      { rank_1: ['e'], rank_2: ['d'], _: ['a', 'b', 'c'] },
    ])
  })
})
