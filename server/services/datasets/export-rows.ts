/**
 * Rows of an export, streamed from the database in bounded memory.
 *
 * Shapes are those of TRL's `docs/source/dataset_formats.md`: prompt–completion for demonstrations, explicit-prompt
 * preference for comparisons, prompt-only for prompts; rankings keep every completion with its rank. Ties make no
 * preference row (Bradley–Terry pairs need a winner); they are kept in the rankings export.
 */

import { db } from '../../db'
import type { ExportRequest } from '../../schemas/export'
import type { Actor } from '../actor'
import { pageById } from './page-by-id'
import { pseudonym } from './pseudonym'

type Row = Record<string, unknown>
type Message = { role: 'user' | 'assistant'; content: string }

const user = (content: string): Message[] => [{ role: 'user', content }]
const assistant = (content: string): Message[] => [{ role: 'assistant', content }]

/** Yields one object per JSONL line, in id order. */
export function exportRows(actor: Actor, request: ExportRequest): AsyncGenerator<Row> {
  switch (request.kind) {
    case 'demonstrations':
      return demonstrationRows(actor, request)
    case 'comparisons':
      return comparisonRows(actor, request)
    case 'rankings':
      return rankingRows(actor, request)
    case 'prompts':
      return promptRows(actor, request)
  }
}

/** How many rows `exportRows` yields. */
export async function countExportRows(actor: Actor, request: ExportRequest): Promise<number> {
  switch (request.kind) {
    case 'demonstrations':
      return db().demonstration.count({ where: demonstrationsWhere(actor, request) })
    case 'comparisons':
      return db().comparison.count({ where: comparisonsWhere(actor, request) })
    case 'rankings':
      return db().ranking.count({ where: rankingsWhere(actor, request) })
    case 'prompts':
      return db().prompt.count({ where: promptsWhere(actor, request) })
  }
}

const ofSplit = ({ split }: ExportRequest) => (split === 'all' ? {} : { split })

const demonstrationsWhere = (actor: Actor, request: ExportRequest) => ({
  projectId: actor.projectId,
  ...ofSplit(request),
  ...(request.withSeeds ? {} : { origin: { not: 'seed' as const } }),
})

const comparisonsWhere = (actor: Actor, request: ExportRequest) => ({
  projectId: actor.projectId,
  isTie: false,
  prompt: ofSplit(request),
})

const rankingsWhere = (actor: Actor, request: ExportRequest) => ({
  projectId: actor.projectId,
  task: { prompt: ofSplit(request) },
})

const promptsWhere = (actor: Actor, request: ExportRequest) => ({
  projectId: actor.projectId,
  ...ofSplit(request),
})

async function* demonstrationRows(actor: Actor, request: ExportRequest): AsyncGenerator<Row> {
  const where = demonstrationsWhere(actor, request)
  const pages = pageById((page) => db().demonstration.findMany({ where, ...page }))
  for await (const row of pages) {
    yield {
      ...(request.form === 'standard'
        ? { prompt: row.instruction, completion: row.response }
        : { prompt: user(row.instruction), completion: assistant(row.response) }),
      ...(request.withProvenance && {
        id: row.id,
        task_type: row.taskType,
        split: row.split,
        origin: row.origin,
        author: row.authorId && pseudonym(row.authorId),
      }),
    }
  }
}

async function* comparisonRows(actor: Actor, request: ExportRequest): AsyncGenerator<Row> {
  const where = comparisonsWhere(actor, request)
  const include = {
    prompt: { select: { text: true, split: true } },
    chosen: { select: { text: true } },
    rejected: { select: { text: true } },
    ranking: { select: { annotatorId: true } },
  }
  const pages = pageById((page) => db().comparison.findMany({ where, include, ...page }))
  for await (const row of pages) {
    yield {
      ...(request.form === 'standard'
        ? { prompt: row.prompt.text, chosen: row.chosen.text, rejected: row.rejected.text }
        : {
            prompt: user(row.prompt.text),
            chosen: assistant(row.chosen.text),
            rejected: assistant(row.rejected.text),
          }),
      ...(request.withProvenance && {
        id: row.id,
        ranking_id: row.rankingId,
        prompt_id: row.promptId,
        rank_distance: row.strength,
        split: row.prompt.split,
        annotator: pseudonym(row.ranking.annotatorId),
      }),
    }
  }
}

async function* rankingRows(actor: Actor, request: ExportRequest): AsyncGenerator<Row> {
  const where = rankingsWhere(actor, request)
  const include = {
    task: { select: { promptId: true, prompt: { select: { text: true, split: true } } } },
    items: {
      orderBy: [{ rank: 'asc' as const }, { completionId: 'asc' as const }],
      select: {
        completionId: true,
        rank: true,
        flags: true,
        completion: { select: { text: true, modelVersionId: true } },
      },
    },
  }
  const pages = pageById((page) => db().ranking.findMany({ where, include, ...page }))
  for await (const row of pages) {
    yield {
      prompt: request.form === 'standard' ? row.task.prompt.text : user(row.task.prompt.text),
      completions: row.items.map((item) =>
        request.form === 'standard' ? item.completion.text : assistant(item.completion.text),
      ),
      ranks: row.items.map((item) => item.rank),
      flags: row.items.map((item) => item.flags),
      ...(request.withProvenance && {
        id: row.id,
        prompt_id: row.task.promptId,
        completion_ids: row.items.map((item) => item.completionId),
        model_version_ids: row.items.map((item) => item.completion.modelVersionId),
        display_order: row.displayOrder,
        active_ms: row.activeMs,
        split: row.task.prompt.split,
        annotator: pseudonym(row.annotatorId),
      }),
    }
  }
}

async function* promptRows(actor: Actor, request: ExportRequest): AsyncGenerator<Row> {
  const where = promptsWhere(actor, request)
  const pages = pageById((page) => db().prompt.findMany({ where, ...page }))
  for await (const row of pages) {
    yield {
      prompt: request.form === 'standard' ? row.text : user(row.text),
      ...(request.withProvenance && {
        id: row.id,
        key: row.key,
        task_type: row.taskType,
        tags: row.tags,
        split: row.split,
        language: row.language,
      }),
    }
  }
}
