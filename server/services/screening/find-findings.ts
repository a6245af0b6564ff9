/** What is worth a person's look in some prompts: near-duplicates, personal data, names of people, held-out texts. */
import { setImmediate as turn } from 'node:timers/promises'
import { db, type Prisma } from '../../db'
import { HeldOutIndex } from '../../screening/held-out'
import { nameSpans } from '../../screening/names'
import { personalSpans } from '../../screening/personal-data'
import { findLike, fingerprintOf } from './fingerprints'

const SHOWN_CHARS = 500
const PROMPTS_A_TURN = 10

export type Found = Prisma.PromptFindingCreateManyInput

interface HeldOut {
  index: HeldOutIndex
  /** Which list a position is of, and the text. */
  at(position: number): { listId: string; list: string; text: string }
}

export async function heldOutOf(projectId: string): Promise<HeldOut | null> {
  const lists = await db().heldOutList.findMany({ where: { projectId }, orderBy: { id: 'asc' } })
  if (lists.length === 0) return null
  const all = lists.flatMap(({ id, name, texts }) => texts.map((text) => ({ listId: id, list: name, text })))
  return { index: new HeldOutIndex(all.map(({ text }) => text)), at: (position) => all[position] }
}

/**
 * A near-duplicate is found in the later one of two, by id. Where all prompts are looked through it is enough to ask each
 * about earlier ones; where only those of some imports are, the later of two may be none of them.
 */
export async function findingsIn(
  projectId: string,
  prompts: readonly { id: string; text: string }[],
  heldOut: HeldOut | null,
  importIds: readonly string[] | null,
): Promise<Found[]> {
  const asked = prompts.map(fingerprintOf)
  const like = await db().$transaction((tx) =>
    findLike(tx, projectId, asked, {
      among: importIds === null ? 'earlier' : 'givenOut',
    }),
  )
  const found: Found[] = []
  for (const [i, { id, text }] of prompts.entries()) {
    // Names take milliseconds each; a worker has heartbeats to send and other people to hear.
    if (i % PROMPTS_A_TURN === 0) await turn()
    const add = (
      kind: Found['kind'],
      subject: string,
      detail: Prisma.InputJsonObject,
      promptId: string = id,
    ) => found.push({ projectId, promptId, kind, subject, detail })
    const likes = like.get(id) ?? []
    const nearest = likes.find(({ promptId }) => promptId < id)
    if (nearest) add('duplicate', nearest.promptId, { similarity: nearest.similarity })
    for (const { promptId, importId, similarity } of likes)
      if (promptId > id && !importIds?.includes(importId ?? ''))
        add('duplicate', id, { similarity }, promptId)
    const kinds = [...new Set(personalSpans(text).map(({ kind }) => kind))]
    if (kinds.length > 0) add('personal', '', { kinds })
    const names = nameSpans(text).length
    if (names > 0) add('name', '', { names })
    const position = heldOut?.index.find(text)
    if (heldOut && position != null) {
      const { listId, list, text: held } = heldOut.at(position)
      add('heldOut', listId, { list, text: held.slice(0, SHOWN_CHARS) })
    }
  }
  return found
}
