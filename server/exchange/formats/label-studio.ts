/**
 * Label Studio: tasks with what people answered. `data.prompt` is text, `data.messages` its turns when there are several, and
 * `data.items` what a Ranker ranks, into the buckets rank_1, rank_2 …, because a plain Ranker has no ties. Whoever imports
 * annotations is their author there, so who ranked stands in the result's `meta`. Pairwise and TextArea are read too.
 */

import { message } from '../../messages/catalogue'
import { isPseudonym } from '../pseudonyms'
import { type ExchangeRanking, RowProblem, record } from '../record'
import {
  has,
  isRow,
  list,
  optionalList,
  optionalText,
  promptTurns,
  type Row,
  row,
  text,
  turns,
} from '../row-fields'
import { transcript } from '../transcript'
import { PROMPT_FIELDS } from './argilla'
import type { Format } from './format'

/** The name of the Ranker in the labelling configuration, and of what it ranks. */
const CONTROL = 'rank'
const OBJECT = 'results'
/** Where Label Studio keeps what was not placed. */
const UNPLACED = '_'

/** {"data": {"prompt", "items"}, "annotations": [{"result"}]} */
export const labelStudio: Format = {
  label: 'Label Studio tasks',
  hint: 'data and annotations of a Ranker, ranks as buckets',
  recognises: (entry) => isRow(entry.data) && PROMPT_FIELDS.some((name) => name in (entry.data as Row)),
  read: (entry) => {
    const data = row(entry.data, 'data')
    const promptField = PROMPT_FIELDS.find((name) => data[name] !== undefined)
    if (!promptField)
      throw new RowProblem(message('row-expected-one-of', { field: 'data', names: PROMPT_FIELDS.join(', ') }))
    const isPair = has(data, 'answer1', 'answer2')
    const items = isPair
      ? [
          { id: 'left', body: data.answer1 },
          { id: 'right', body: data.answer2 },
        ]
      : optionalList(data.items, 'data.items').map((item, i) => row(item, `data.items[${i}]`))
    const ids = items.map((item, i) => text((item as Row).id, `data.items[${i}].id`))
    const demonstrations: { text: string; author?: string }[] = []
    const rankings: ExchangeRanking[] = []
    optionalList(entry.annotations, 'annotations').forEach((value, i) => {
      const annotation = row(value, `annotations[${i}]`)
      if (annotation.was_cancelled === true) return
      const author = authorOf(annotation.completed_by)
      optionalList(annotation.result, `annotations[${i}].result`).forEach((found, k) => {
        const where = `annotations[${i}].result[${k}]`
        const result = row(found, where)
        const said = row(result.value, `${where}.value`)
        const by = authorIn(result.meta, author)
        if (said.ranker !== undefined) rankings.push({ ranks: rankerRanks(said.ranker, ids, where), ...by })
        else if (said.selected === 'left' || said.selected === 'right')
          rankings.push({ ranks: said.selected === 'left' ? [1, 2] : [2, 1], ...by })
        else if (said.text !== undefined && items.length === 0)
          demonstrations.push({
            text: Array.isArray(said.text) ? said.text.join('\n') : text(said.text, `${where}.value.text`),
            ...(author && { author }),
          })
      })
    })
    return [
      record(
        {
          turns: Array.isArray(data.messages)
            ? turns(data.messages, 'data.messages')
            : promptTurns(data[promptField], `data.${promptField}`),
          id: optionalText(entry.id, 'id'),
        },
        {
          demonstrations,
          completions: items.map((item, i) => ({
            text: text((item as Row).body ?? (item as Row).html, `data.items[${i}].body`),
            ...(!isPair && { id: ids[i] }),
          })),
          rankings,
        },
      ),
    ]
  },
  writes: {
    unit: 'answers',
    columns: () => ({ id: 'text', data: 'json', annotations: 'json', predictions: 'json' }),
    write: (entry) => {
      if (entry.completions.length === 0) return []
      const ids = entry.completions.map(({ id }, i) => id ?? String(i + 1))
      return [
        {
          id: entry.prompt.id,
          data: {
            prompt: transcript(entry.prompt.turns),
            ...(entry.prompt.turns.length > 1 && { messages: entry.prompt.turns }),
            items: entry.completions.map(({ text: body }, i) => ({
              id: ids[i],
              title: `Answer ${i + 1}`,
              body,
            })),
          },
          annotations: entry.rankings.map(({ annotator, ranks }) => ({
            was_cancelled: false,
            ground_truth: false,
            result: [
              {
                from_name: CONTROL,
                to_name: OBJECT,
                type: 'ranker',
                value: { ranker: buckets(ranks, ids) },
                ...(annotator && { meta: { text: [annotator] } }),
              },
            ],
          })),
          predictions: [],
        },
      ]
    },
  },
}

const authorOf = (value: unknown): string | undefined =>
  isRow(value) ? optionalText(value.email ?? value.id, 'completed_by') : optionalText(value, 'completed_by')

/** Who ranked as we write it, or whose account it was there. */
function authorIn(meta: unknown, account: string | undefined): { annotator?: string } {
  const said = isRow(meta) && Array.isArray(meta.text) ? meta.text[0] : undefined
  const annotator = typeof said === 'string' && isPseudonym(said) ? said : account
  return annotator ? { annotator } : {}
}

/** `rank_1`, `rank_2` …, the best first. */
function buckets(ranks: (number | null)[], ids: string[]): Record<string, string[]> {
  const placed = new Map<string, string[]>()
  const bucketOf = (rank: number | null) => (rank === null ? UNPLACED : `rank_${rank}`)
  const inOrder = ranks.map((rank, i) => ({ rank, id: ids[i] })).sort(byRank)
  for (const { rank, id } of inOrder) placed.set(bucketOf(rank), [...(placed.get(bucketOf(rank)) ?? []), id])
  return Object.fromEntries(placed)
}

const byRank = (a: { rank: number | null }, b: { rank: number | null }) =>
  (a.rank ?? Number.POSITIVE_INFINITY) - (b.rank ?? Number.POSITIVE_INFINITY)

function rankerRanks(value: unknown, ids: string[], where: string): (number | null)[] {
  const ranks: (number | null)[] = ids.map(() => null)
  const place = (id: unknown, rank: number) => {
    const at = ids.indexOf(String(id))
    if (at < 0)
      throw new RowProblem(message('row-rank-of-stranger', { field: where, item: String(id).slice(0, 40) }))
    ranks[at] = rank
  }
  if (Array.isArray(value)) {
    value.forEach((id, i) => {
      place(id, i + 1)
    })
    return ranks
  }
  const buckets = Object.entries(row(value, `${where}.value.ranker`)).filter(([name]) => name !== UNPLACED)
  if (buckets.length === 1 && !/^rank_\d+$/.test(buckets[0][0])) {
    list(buckets[0][1], `${where}.value.ranker.${buckets[0][0]}`).forEach((id, i) => {
      place(id, i + 1)
    })
    return ranks
  }
  const order = buckets.every(([name]) => /^rank_\d+$/.test(name))
  if (!order) throw new RowProblem(message('row-buckets-unordered', { field: where }))
  for (const [name, members] of buckets)
    for (const id of list(members, `${where}.value.ranker.${name}`))
      place(id, Number(name.slice('rank_'.length)))
  return ranks
}
