/**
 * Keeps near-duplicates in one split: a new prompt that nearly says what the project has already goes where that one is,
 * whatever its file or its hash would say, so that nothing leaks from training to validation or test.
 */
import { db, type Tx } from '../../db'
import { known } from '../../errors'
import { type Split, Prisma as Sql } from '../../generated/prisma/client'
import { bandsOf, NEAR, ngramsOf, similarity } from '../../screening/near-duplicates'

/** Of a text like thousands of others, so many are compared. */
const COMPARED_MAX = 8
const READ_CHARS = 20_000

interface NewPrompt {
  id: string
  text: string
  split: Split
}

export interface Like {
  promptId: string
  text: string
  split: Split
  importId: string | null
  similarity: number
}

interface Asked {
  id: string
  ngrams: Set<number>
  bands: number[]
}

export const fingerprintOf = ({ id, text }: { id: string; text: string }): Asked => {
  const ngrams = ngramsOf(text)
  return { id, ngrams, bands: bandsOf(ngrams) }
}

/** Stored prompts that are near to each of these, nearest first: all, those that are given out, or of these those with an earlier id. */
export async function findLike(
  tx: Tx,
  projectId: string,
  asked: readonly Asked[],
  { among = 'all' }: { among?: 'all' | 'givenOut' | 'earlier' } = {},
): Promise<Map<string, Like[]>> {
  const found = new Map<string, Like[]>()
  if (asked.length === 0) return found
  const questions = JSON.stringify(asked.map(({ id, bands }) => ({ id, bands })))
  const rows = await byIndexOfBands<(Omit<Like, 'similarity'> & { asked: string })[]>(
    tx,
    Sql.sql`
    select t.id as asked, c.* from jsonb_to_recordset(${questions}::jsonb) as t(id text, bands int[])
    cross join lateral (
      select f."promptId", left(p.text, ${READ_CHARS}) as text, p.split::text as split, p."importId"
      from "PromptFingerprint" f join "Prompt" p on p.id = f."promptId"
      where f.bands && t.bands and f."projectId" = ${projectId} and f."promptId" <> t.id
        ${among === 'all' ? Sql.empty : Sql.sql`and p."withdrawnAt" is null`}
        ${among === 'earlier' ? Sql.sql`and f."promptId" < t.id` : Sql.empty}
      limit ${COMPARED_MAX}
    ) c`,
  )
  const ngramsById = new Map(asked.map(({ id, ngrams }) => [id, ngrams]))
  for (const { asked: id, ...like } of rows) {
    const near = similarity(known(ngramsById, id), ngramsOf(like.text))
    if (near >= NEAR) found.set(id, [...(found.get(id) ?? []), { ...like, similarity: near }])
  }
  for (const likes of found.values())
    likes.sort((a, b) => b.similarity - a.similarity || (a.promptId < b.promptId ? -1 : 1))
  return found
}

/**
 * The planner takes any list of bands for a hundredth of all prompts, and so would read the table until it has found enough
 * alike: of a text like no other, the whole of it. What is left to it here is the index.
 */
async function byIndexOfBands<Rows>(tx: Tx, query: Sql.Sql): Promise<Rows> {
  const mayScan = (value: 'on' | 'off') =>
    tx.$queryRaw`select set_config('enable_seqscan', ${value}, true), set_config('enable_indexscan', ${value}, true)`
  await mayScan('off')
  const rows = await tx.$queryRaw<Rows>(query)
  await mayScan('on')
  return rows
}

/** Held-out first: a prompt that is near to both sides is better not trained on. */
const STRICTNESS: Split[] = ['test', 'validation', 'train']

/**
 * The split of each new prompt, in their order, and their fingerprints. Call it before they are written, in the same
 * transaction.
 */
export async function splitsOfNew(
  tx: Tx,
  projectId: string,
  prompts: readonly NewPrompt[],
): Promise<{
  splits: Split[]
  moved: number
  fingerprints: { promptId: string; projectId: string; bands: number[] }[]
}> {
  const asked = prompts.map(fingerprintOf)
  const stored = await findLike(tx, projectId, asked)
  /** Band → positions among the new ones that came before. */
  const earlier = new Map<number, number[]>()
  const splits: Split[] = []
  for (const [i, { id, ngrams, bands }] of asked.entries()) {
    const candidates = new Set(bands.flatMap((band) => earlier.get(band) ?? []))
    const among = [...candidates].filter((at) => similarity(asked[at].ngrams, ngrams) >= NEAR)
    const taken = new Set([
      ...(stored.get(id) ?? []).map(({ split }) => split),
      ...among.map((at) => splits[at]),
    ])
    splits.push(STRICTNESS.find((split) => taken.has(split)) ?? prompts[i].split)
    for (const band of bands) {
      const places = earlier.get(band)
      if (!places) earlier.set(band, [i])
      else if (places.length < COMPARED_MAX) places.push(i)
    }
  }
  return {
    splits,
    moved: splits.filter((split, i) => split !== prompts[i].split).length,
    fingerprints: asked.map(({ id, bands }) => ({ promptId: id, projectId, bands })),
  }
}

const BACKFILL = 1000

/** Fingerprints of prompts that came before there were any. */
export async function fillFingerprints(projectId: string, signal?: AbortSignal): Promise<void> {
  for (;;) {
    signal?.throwIfAborted()
    const prompts = await db().prompt.findMany({
      where: { projectId, fingerprint: null, taskType: { not: 'typed' } },
      orderBy: { id: 'asc' },
      take: BACKFILL,
      select: { id: true, text: true },
    })
    await db().promptFingerprint.createMany({
      data: prompts.map((prompt) => ({ promptId: prompt.id, projectId, bands: fingerprintOf(prompt).bands })),
      skipDuplicates: true,
    })
    if (prompts.length < BACKFILL) return
  }
}
