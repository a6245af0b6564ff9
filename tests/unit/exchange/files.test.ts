/** Files as people have them: odd encodings, broken rows, traps. A clear problem or a faithful row, never a crash. */
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { createRng } from '@/ml/tensor/rng'
import { readCell, writeCell } from '@/server/exchange/files/csv-cells'
import { detectFileKind, type FileKind } from '@/server/exchange/files/read-rows'
import { FileProblem } from '@/server/exchange/files/text-stream'
import { writeRows } from '@/server/exchange/files/write-rows'
import { FORMATS, type FormatId, formatOf } from '@/server/exchange/formats'
import { RowProblem } from '@/server/exchange/record'
import { saying } from '../../support/saying'
import { SEEDS } from './format-seeds'
import { collect, rowsOf } from './rows-of'

const problems = (rows: Awaited<ReturnType<typeof rowsOf>>) =>
  rows.flatMap((row) => ('problem' in row ? [[row.line, row.problem] as const] : []))
const good = (rows: Awaited<ReturnType<typeof rowsOf>>) =>
  rows.flatMap((row) => ('row' in row ? [row.row] : []))
const encode = (text: string) => new TextEncoder().encode(text)

describe('lines of JSON', () => {
  it('are what JSON.stringify gives, however often a text comes again', async () => {
    const rng = createRng(5)
    const texts = Array.from({ length: 90 }, (_, i) =>
      `"${i}" żółć \ud800 🎈\n`.repeat(1 + (i % 40) * (i % 7)),
    )
    texts.push('x'.repeat(300_000))
    const any = () => texts[Math.floor(rng.uniform() * texts.length)]
    const rows = Array.from({ length: 400 }, (_, i) => ({
      ...(i % 3 > 0 && { 'a "key"': i }),
      prompt: any(),
      left: i % 5 > 0 ? any() : undefined,
      nested: [{ content: any() }, null, i / 7],
      last: i % 2 > 0 ? undefined : any(),
    }))
    rows.push({} as (typeof rows)[0])
    const written = new TextDecoder().decode(await collect(writeRows('jsonl', {}, rowsFrom(rows as never))))
    expect(written).toBe(rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  })
})

describe('what kind of file it is', () => {
  it.each([
    ['{"a":1}\n{"a":2}\n', 'x', 'jsonl'],
    ['[{"a":1}]', 'x.json', 'json'],
    ['{\n "a": 1\n}', 'x.json', 'json'],
    ['a,b\n1,2', 'x.csv', 'csv'],
    ['a\tb\n1\t2', 'pasted', 'csv'],
    ['Why is the sky blue?\n', 'pasted', 'text'],
    ['{"a":1}\n', 'x.jsonl.gz', 'jsonl'],
  ])('%j named %s is %s', async (text, name, kind) => {
    const bytes = name.endsWith('.gz') ? gzipSync(text) : encode(text)
    expect(await detectFileKind(bytes, name)).toBe(kind)
  })
})

describe('rows with something wrong', () => {
  it('a bad line is reported by its number and stops nothing else', async () => {
    const rows = await rowsOf('{"prompt":"a"}\n{oops\n\n5\n{"prompt":"b"}\r\n{"prompt":"c"', 'x.jsonl')
    expect(good(rows)).toEqual([{ prompt: 'a' }, { prompt: 'b' }])
    expect(problems(rows).map(([line]) => line)).toEqual([2, 4, 6])
  })

  it('bytes that are no UTF-8 are one bad row, and right under the right encoding', async () => {
    const bytes = Buffer.concat([
      encode('{"prompt":"ok"}\n{"prompt":"'),
      Buffer.from([0xbf, 0xf3, 0xb3, 0xe6]),
      encode('"}\n'),
    ])
    expect(problems(await rowsOf(bytes, 'x.jsonl'))).toEqual([[2, saying('not UTF-8')]])
    const read = await rowsOf(bytes, 'x.jsonl', { encoding: 'windows-1250' })
    expect(good(read)[1]).toEqual({ prompt: 'żółć' })
  })

  it('byte order marks are understood', async () => {
    const text = '{"prompt":"zażółć 👩‍🚀"}\n'
    for (const bytes of [
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), encode(text)]),
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]),
      Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()]),
    ])
      expect(good(await rowsOf(bytes, 'x.jsonl', { kind: 'jsonl', pieceSize: 3 }))).toEqual([
        { prompt: 'zażółć 👩‍🚀' },
      ])
  })

  it('a line of 17 MB is refused without being kept, one of 10 MB is read', async () => {
    const line = (bytes: number) => `{"prompt":"${'x'.repeat(bytes)}"}\n`
    const rows = await rowsOf(`${line(17 << 20)}${line(10 << 20)}{"prompt":"after"}\n`, 'x.jsonl', {
      pieceSize: 1 << 16,
    })
    expect(problems(rows)).toEqual([[1, saying('MB')]])
    expect(good(rows).map(({ prompt }) => String(prompt).length)).toEqual([10 << 20, 5])
  })

  it('JSON nested a hundred thousand deep does no harm', async () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000)
    const rows = await rowsOf(`{"prompt":${deep}}\n{"prompt":"b"}`, 'x.jsonl')
    for (const row of good(rows).slice(0, 1)) expect(() => formatOf('prompts').read(row)).toThrow(RowProblem)
    expect(good(rows).at(-1)).toEqual({ prompt: 'b' })
    const tree = `${'{"role":"prompter","text":"x","replies":['.repeat(5000)}${']}'.repeat(5000)}`
    const [row] = good(await rowsOf(`{"prompt":${tree}}`, 'x.jsonl'))
    expect(() => formatOf('open-assistant').read(row!)).not.toThrow(RangeError)
  })

  it('a quote that is never closed is one bad row, not the rest of the file', async () => {
    const rows = await rowsOf('prompt,id\n"fine\ntwo lines",1\n"never closed,2\nnext,3\nlast,4\n', 'x.csv')
    expect(good(rows).map(({ prompt }) => prompt)).toEqual(['fine\ntwo lines', 'next', 'last'])
    expect(problems(rows)).toEqual([[4, saying('never closed')]])
  })

  it('ten thousand such quotes do not take for ever', async () => {
    const rows = await rowsOf(`prompt\n${'"open\n'.repeat(10_001)}`, 'x.csv')
    expect(rows.length).toBeGreaterThan(1)
  })

  it('JSON documents of any layout give their elements', async () => {
    const pretty = JSON.stringify([{ prompt: 'a]"\\' }, { prompt: 'b' }], null, 2)
    expect(good(await rowsOf(pretty, 'x.json', { pieceSize: 1 }))).toEqual([
      { prompt: 'a]"\\' },
      { prompt: 'b' },
    ])
    expect(good(await rowsOf('["a","b"]', 'x.json'))).toEqual([{ prompt: 'a' }, { prompt: 'b' }])
    expect(good(await rowsOf('{\n"data":[{"prompt":"a"}]}', 'x.json'))).toEqual([{ prompt: 'a' }])
    expect(problems(await rowsOf('[{"prompt":"a"},{"prompt"', 'x.json'))).toHaveLength(1)
  })
})

describe('traps', () => {
  it('a zip bomb in gzip is not unpacked to its end', async () => {
    const bomb = gzipSync(Buffer.alloc(100 << 20, 'x'), { level: 9 })
    await expect(rowsOf(bomb, 'x.txt.gz', { pieceSize: 1 << 14 })).rejects.toThrow(FileProblem)
  })

  it('other archives and damaged files say so', async () => {
    await expect(rowsOf(Buffer.from('PK\u0003\u0004rest'), 'x.jsonl')).rejects.toThrow(/zip/)
    await expect(
      rowsOf(gzipSync('{"prompt":"a"}\n').subarray(0, 20), 'x.jsonl.gz', { kind: 'jsonl' }),
    ).rejects.toThrow(FileProblem)
    await expect(rowsOf('PAR1 nothing', 'x.parquet')).rejects.toThrow(FileProblem)
  })

  it('text that a spreadsheet would run as a formula leaves guarded and comes back as it was', () => {
    for (const text of ['=cmd|x', '+1', '-1', '@sum', '\t=1', "'=1", "''=1", 'a=1', "it's"]) {
      const cell = writeCell(text)
      expect(/^"?[=+\-@\t\r]/.test(cell)).toBe(false)
      const raw = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell
      expect(readCell('prompt', raw)).toBe(text)
    }
  })
})

/** Each format's own rows, bent: every outcome is a record or a RowProblem. */
describe('fuzz', () => {
  const JUNK: unknown[] = [
    null,
    undefined,
    '',
    0,
    -1,
    1e308,
    true,
    [],
    {},
    [[]],
    [{}],
    'x'.repeat(1000),
    '\u0000',
    '\ud800',
    '\u202e',
    '=1+1',
    [{ role: 'user' }],
    { messages: [] },
  ]
  it('has a seed for every format', () => {
    expect(Object.keys(SEEDS).sort()).toEqual(Object.keys(FORMATS).sort())
  })

  it.each(Object.keys(FORMATS) as FormatId[])('%s: rows with anything anywhere', (id) => {
    const rng = createRng(7)
    const pick = <T>(from: readonly T[]): T => from[Math.floor(rng.uniform() * from.length)]!
    const bend = (value: unknown): unknown => {
      if (rng.uniform() < 0.15) return pick(JUNK)
      if (Array.isArray(value)) return value.map(bend)
      if (typeof value === 'object' && value !== null)
        return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, bend(entry)]))
      return value
    }
    let refused = 0
    let read = 0
    for (let i = 0; i < 2000; i++) {
      try {
        formatOf(id).read(
          Object.fromEntries(Object.entries(SEEDS[id]!).map(([key, value]) => [key, bend(value)])),
        )
        read++
      } catch (error) {
        if (!(error instanceof RowProblem)) throw error
        refused++
      }
    }
    expect(read).toBeGreaterThan(0)
    expect(refused).toBeGreaterThan(0)
  })

  it.each(['jsonl', 'json', 'csv', 'text', 'parquet'] as FileKind[])(
    '%s: files with bytes changed, cut and doubled',
    async (kind) => {
      const rng = createRng(11)
      const whole =
        kind === 'parquet' || kind === 'csv'
          ? await collect(
              writeRows(
                kind,
                { prompt: 'text', tags: 'texts' },
                rowsFrom([
                  { prompt: 'one, "two"', tags: ['x'] },
                  { prompt: 'żółć\nline', tags: [] },
                ]),
              ),
            )
          : encode(
              kind === 'json' ? '[{"prompt":"a"},{"prompt":"żółć"}]' : '{"prompt":"a"}\n{"prompt":"żółć"}\n',
            )
      for (let i = 0; i < 300; i++) {
        const bytes = Uint8Array.from(whole)
        for (let n = 0; n < 1 + rng.uniform() * 4; n++)
          bytes[Math.floor(rng.uniform() * bytes.length)] = Math.floor(rng.uniform() * 256)
        const cut = bytes.subarray(0, Math.floor(rng.uniform() * bytes.length) + 1)
        try {
          for (const row of await rowsOf(rng.uniform() < 0.5 ? bytes : cut, `x.${kind}`, {
            kind,
            pieceSize: 7,
          }))
            expect(row.line).toBeGreaterThan(0)
        } catch (error) {
          expect(error).toBeInstanceOf(FileProblem)
        }
      }
    },
  )
})

/** In batches of two sizes. */
async function* rowsFrom(rows: Record<string, unknown>[]) {
  yield rows.slice(0, 1)
  yield rows.slice(1)
}
