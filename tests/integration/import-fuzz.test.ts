/**
 * Every importer with nasty texts anywhere in its rows, through to the database: each row is there to the letter or
 * reported by its line; nothing is changed on the way and no import fails.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { createRng } from '@/ml/tensor/rng'
import { db } from '@/server/db'
import { FORMATS, type FormatId, formatOf } from '@/server/exchange/formats'
import { type ExchangeRecord, RowProblem } from '@/server/exchange/record'
import type { Row } from '@/server/exchange/row-fields'
import { transcript } from '@/server/exchange/transcript'
import type { Actor } from '@/server/services/actor'
import { checkRecord } from '@/server/services/imports/check-record'
import { importRows } from '../support/import-rows'
import { createMember, createProject } from '../support/labeling-rows'
import { useTestDatabase } from '../support/use-test-database'
import { SEEDS } from '../unit/exchange/format-seeds'

// biome-ignore lint/correctness/useHookAtTopLevel: not a React hook
useTestDatabase()

const NASTY = [
  '👩‍🚀👨‍👩‍👧 🇵🇱 ❤️',
  '‮reversed‬ ⁦isolated⁩ עברית العربية',
  '\u0000',
  'NUL \u0000 inside',
  '\ud800',
  'half \udc00 a pair',
  '=HYPERLINK("http://example.org")',
  '@SUM(1+1)|cmd',
  '\ufeffmark',
  'line\r\nline\u2028line\u0085',
  'żółć e\u0301 \u00e9 ﬁ',
  '\\"quoted\\" \\u0000 %00 &#0; {{x}} %{y}',
  '\'; drop table "Prompt"; --',
  'x'.repeat(5001),
  ' \t ',
  '𝔘𝔫𝔦𝔠𝔬𝔡𝔢 \u{10ffff}',
]

/** A seed with nasty texts in the place of some of its own, and ids that come twice. */
function bent(seed: unknown, rng: ReturnType<typeof createRng>): unknown {
  if (Array.isArray(seed)) return seed.map((one) => bent(one, rng))
  if (typeof seed === 'object' && seed !== null)
    return Object.fromEntries(Object.entries(seed).map(([key, value]) => [key, bent(value, rng)]))
  // Words that a format reads as names of things stay, so that rows stay of their format.
  if (typeof seed !== 'string' || seed.length > 2 || rng.uniform() < 0.3) return seed
  return `${seed} ${NASTY[rng.integer(NASTY.length)]}`
}

/** What a row should become: its records, or null when it is to be reported. */
function expected(id: FormatId, row: Row): ExchangeRecord[] | null {
  try {
    const records = formatOf(id).read(row)
    for (const record of records) checkRecord(record)
    return records
  } catch (error) {
    if (error instanceof RowProblem) return null
    throw error
  }
}

let actor: Actor
beforeAll(async () => {
  actor = await createMember(await createProject(), 'admin')
})

describe('an import of anything', () => {
  it.each(Object.keys(FORMATS) as FormatId[])(
    '%s: a faithful record or a problem of its line',
    async (id) => {
      const rng = createRng(23)
      const bends = Array.from({ length: 40 }, () => bent(SEEDS[id], rng) as Row)
      const rows = [...bends, SEEDS[id]!, SEEDS[id]!]
      const counts = await importRows(actor, rows, { promptSet: id, format: id })
      expect(counts.rows).toBe(rows.length)
      const problems = await db().importProblem.findMany({
        where: { import: { projectId: actor.projectId, settings: { path: ['promptSet'], equals: id } } },
      })
      const reported = new Set(problems.map(({ line }) => line))
      const texts = new Set(
        (await db().prompt.findMany({ where: { projectId: actor.projectId }, select: { text: true } })).map(
          ({ text }) => text,
        ),
      )
      const answers = new Set([
        ...(await db().demonstration.findMany({ where: { projectId: actor.projectId } })).map(
          (row) => row.response,
        ),
        ...(await db().completion.findMany({ where: { projectId: actor.projectId } })).map((row) => row.text),
      ])
      let kept = 0
      for (const [i, row] of rows.entries()) {
        const records = expected(id, row)
        if (records === null) {
          expect(reported, `row ${i + 1}: ${JSON.stringify(row)}`).toContain(i + 1)
          continue
        }
        kept++
        for (const { prompt, demonstrations, completions } of records) {
          expect(texts).toContain(transcript(prompt.turns))
          for (const { text } of [...demonstrations, ...completions]) expect(answers).toContain(text)
        }
      }
      expect(kept).toBeGreaterThan(0)
    },
  )
})
