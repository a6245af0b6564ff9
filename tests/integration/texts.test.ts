/** A text for pre-training comes in whole, or is refused with the line and leaves nothing behind. */
import { readdir } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type { TextRow } from '@/ml/contract'
import { artifactFolder, readJsonl } from '@/server/artifacts/store'
import { db } from '@/server/db'
import type { Actor } from '@/server/services/actor'
import { listTexts } from '@/server/services/texts/list-texts'
import { PASSAGE_LENGTH_MAX, passagesOf } from '@/server/services/texts/passages'
import { receiveText } from '@/server/services/texts/receive-text'
import { countTokens } from '@/server/tokens/starter-tokens'
import { createMember, createProject } from '../support/labeling-rows'
import { useTestDatabase } from '../support/use-test-database'

// biome-ignore lint/correctness/useHookAtTopLevel: not a React hook
useTestDatabase()

const ABOUT = { name: 'Book', licence: 'CC0-1.0', origin: 'own work', language: 'English' }
const researcher = async () => createMember(await createProject(), 'researcher')

/** In pieces that cut characters in two. */
async function* sent(content: string | Uint8Array) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  for (let from = 0; from < bytes.length; from += 7) yield bytes.subarray(from, from + 7)
}
const receive = (actor: Actor, fileName: string, content: string | Uint8Array) =>
  receiveText(actor, { ...ABOUT, fileName }, sent(content))

async function rowsOf(textId: string): Promise<TextRow[]> {
  const { artifactPath } = await db().textSource.findUniqueOrThrow({ where: { id: textId } })
  const rows: TextRow[] = []
  for await (const row of readJsonl<TextRow>(artifactPath)) rows.push(row)
  return rows
}

describe('what comes in', () => {
  it('JSON Lines become passages, about one in twenty held out, counted in characters and tokens', async () => {
    const actor = await researcher()
    const texts = Array.from({ length: 400 }, (_, i) => `Zażółć gęślą jaźń ${i}. 😀 مرحبا\u200f`)
    const content = texts.map((text) => JSON.stringify({ text, other: 1 })).join('\r\n')
    const { textId } = await receive(actor, 'a.jsonl', content)
    const rows = await rowsOf(textId)
    expect(rows.map(({ text }) => text)).toEqual(texts)
    const [text] = await listTexts(actor)
    expect(text).toMatchObject({
      ...ABOUT,
      documents: 400,
      characters: texts.join('').length,
      tokens: texts.reduce((sum, one) => sum + countTokens(one), 0),
    })
    expect(text!.heldOut).toBe(rows.filter(({ split }) => split === 'validation').length)
    expect(text!.heldOut).toBeGreaterThan(5)
    expect(text!.heldOut).toBeLessThan(45)
  })

  it('plain text is parted where published corpora are, and the same text is not taken twice', async () => {
    const actor = await researcher()
    const stories = Array.from({ length: 30 }, (_, i) => `Story ${i}.\nThe end.`)
    const { textId } = await receive(actor, 'stories.txt', stories.join('\n<|endoftext|>\n'))
    expect((await rowsOf(textId)).map(({ text }) => text)).toEqual(stories)
    await expect(receive(actor, 'again.txt', stories.join('<|endoftext|>'))).rejects.toThrow(
      'This text is here already, as Book.',
    )
  })

  it('a long document is cut at its pauses, and no word of it is lost', () => {
    const text = Array.from({ length: 3000 }, (_, i) => `Sentence number ${i} is here.`).join(' ')
    const passages = passagesOf(text)
    expect(Math.max(...passages.map(({ length }) => length))).toBeLessThanOrEqual(PASSAGE_LENGTH_MAX)
    expect(passages.every((passage) => passage.endsWith('.'))).toBe(true)
    expect(passages.join(' ')).toBe(text)
    expect(passagesOf('😀'.repeat(PASSAGE_LENGTH_MAX)).join('')).toBe('😀'.repeat(PASSAGE_LENGTH_MAX))
    expect(passagesOf(' \n ')).toEqual([])
  })
})

describe('what is refused', () => {
  const refusals: [string, string, string | Uint8Array, RegExp][] = [
    ['a line that is no JSON', 'a.jsonl', '{"text":"a"}\nnonsense', /^line 2 is not JSON: nonsense$/],
    ['a line without a text', 'a.jsonl', '{"prompt":"a"}', /^line 1 must be an object with a "text", got/],
    ['another encoding', 'a.txt', new Uint8Array([0x61, 0xff, 0xfe]), /not text in UTF-8/],
    ['a NUL', 'a.txt', 'a\u0000b', /holds a NUL character/],
    ['half a character', 'a.jsonl', '{"text":"\\ud800"}', /^line 1 holds half of a surrogate pair/],
    ['nothing', 'a.txt', ' \n', /holds no text/],
    ['an unfinished character at the end', 'a.txt', new Uint8Array([0x61, 0xc5]), /not text in UTF-8/],
  ]
  it.each(refusals)('%s', async (_, fileName, content, message) => {
    const actor = await researcher()
    const before = (await readdir(await artifactFolder('texts'))).sort()
    await expect(receive(actor, fileName, content)).rejects.toThrow(message)
    expect(await listTexts(actor)).toEqual([])
    const left = (await readdir(await artifactFolder('texts'))).sort()
    expect(left).toEqual(before)
  })
})
