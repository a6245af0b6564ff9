/** Rows of training files, read from the database in id order, so that the same data gives the same bytes. */
import type {
  DemonstrationRow,
  FinishReason,
  PreferenceDegree,
  PromptRow,
  RankingRow,
} from '../../../ml/contract'
import { db, type Prisma } from '../../db'
import { dialogueOf, modelPrompt, PROMPT_CONTENT } from './model-prompt'

/** Pages are read in id order; ids never change. */
async function* paged<Row extends { id: string }>(
  read: (after: string | undefined) => Promise<Row[]>,
): AsyncGenerator<Row> {
  for (let after: string | undefined; ; ) {
    const page = await read(after)
    yield* page
    if (page.length < PAGE) return
    after = page[page.length - 1].id
  }
}
const PAGE = 500
const page = (after: string | undefined) => ({
  orderBy: { id: 'asc' as const },
  take: PAGE,
  ...(after !== undefined && { cursor: { id: after }, skip: 1 }),
})

/** Which demonstrations train; shared with the counts on the run form. */
export const demonstrationsWhere = (projectId: string, includeSeeds: boolean) => ({
  projectId,
  split: { not: 'test' as const },
  review: { not: 'returned' as const },
  ...(includeSeeds ? {} : { origin: { not: 'seed' as const } }),
})

/** `only` narrows further, as a snapshot's filter does. */
export async function* demonstrationRows(
  projectId: string,
  includeSeeds: boolean,
  only: Prisma.DemonstrationWhereInput = {},
): AsyncGenerator<DemonstrationRow> {
  const rows = paged((after) =>
    db().demonstration.findMany({
      where: { AND: [demonstrationsWhere(projectId, includeSeeds), only] },
      select: {
        id: true,
        instruction: true,
        turns: true,
        response: true,
        split: true,
        prompt: { select: { turns: true } },
      },
      ...page(after),
    }),
  )
  for await (const { instruction, response, split, ...row } of rows) {
    const turns = row.turns ?? row.prompt?.turns
    if (!turns) yield { prompt: instruction, response, split }
    else yield { ...dialogueOf({ text: instruction, turns }), response, split }
  }
}

/** Which rankings train; shared with the counts on the run form. */
export const rankingsWhere = (projectId: string) => ({
  projectId,
  task: { prompt: { split: { not: 'test' as const } } },
})

/** `only` narrows further, as a snapshot's filter does. */
export async function* rankingRows(
  projectId: string,
  only: Prisma.RankingWhereInput = {},
): AsyncGenerator<RankingRow> {
  const rows = paged((after) =>
    db().ranking.findMany({
      where: { AND: [rankingsWhere(projectId), only] },
      select: {
        id: true,
        degree: true,
        task: { select: { prompt: { select: { id: true, split: true, ...PROMPT_CONTENT } } } },
        items: {
          orderBy: { completionId: 'asc' },
          select: {
            rank: true,
            isUnacceptable: true,
            completion: { select: { tokenIds: true, finishReason: true } },
          },
        },
      },
      ...page(after),
    }),
  )
  for await (const { task, items, degree } of rows) {
    const isAnyUnacceptable = items.some(({ isUnacceptable }) => isUnacceptable)
    yield {
      promptId: task.prompt.id,
      prompt: modelPrompt(task.prompt),
      completions: items.map(({ completion }) => ({
        tokenIds: completion.tokenIds,
        finishReason: completion.finishReason as FinishReason,
      })),
      ranks: items.map(({ rank }) => rank),
      ...(isAnyUnacceptable && { unacceptable: items.map(({ isUnacceptable }) => isUnacceptable) }),
      ...(degree !== null && { degree: degree as PreferenceDegree }),
      split: task.prompt.split,
    }
  }
}

export const PROMPT_ROW = { id: true, split: true, ...PROMPT_CONTENT } as const satisfies Prisma.PromptSelect

export const promptRow = (prompt: Prisma.PromptGetPayload<{ select: typeof PROMPT_ROW }>): PromptRow => ({
  promptId: prompt.id,
  prompt: modelPrompt(prompt),
  split: prompt.split,
})

/** Prompts that a policy may be rolled out on: every training prompt. */
export async function* trainPromptRows(projectId: string): AsyncGenerator<PromptRow> {
  const rows = paged((after) =>
    db().prompt.findMany({
      where: { projectId, split: 'train' },
      select: PROMPT_ROW,
      ...page(after),
    }),
  )
  for await (const prompt of rows) yield promptRow(prompt)
}

/** Prompts by id, in id order. */
export async function promptRowsById(projectId: string, ids: readonly string[]): Promise<PromptRow[]> {
  const rows = await db().prompt.findMany({
    where: { projectId, id: { in: [...ids] } },
    orderBy: { id: 'asc' },
    select: PROMPT_ROW,
  })
  return rows.map(promptRow)
}
