/**
 * Argilla and Label Studio: tasks with what people answered.
 *
 * Argilla: fields `prompt`, `response_1` … and a ranking question whose value gives each field a rank (ties allowed).
 * Label Studio: `data.prompt` and `data.items` for a Ranker; ties are buckets, because a Ranker has none; Pairwise and
 * TextArea results are read too. Both say who answered.
 */
import { type ExchangeCompletion, type ExchangeRanking, RowProblem, record } from '../record'
import {
  has,
  isRow,
  list,
  number,
  optionalList,
  optionalText,
  promptTurns,
  type Row,
  row,
  text,
} from '../row-fields'
import { transcript } from '../transcript'
import type { Format } from './format'

const SUBMITTED = 'submitted'
const fieldOf = (i: number) => `response_${i + 1}`
const PROMPT_FIELDS = ['prompt', 'instruction', 'question', 'context', 'input']

/** {"fields", "responses": [{"values", "status", "user_id"}]} */
export const argilla: Format = {
  label: 'Argilla records',
  hint: 'fields and responses, rankings with their ties',
  recognises: (entry) =>
    isRow(entry.fields) && ('responses' in entry || 'metadata' in entry || 'suggestions' in entry),
  read: (entry) => {
    const fields = row(entry.fields, 'fields')
    const promptField = PROMPT_FIELDS.find((name) => fields[name] !== undefined)
    if (!promptField) throw new RowProblem(`fields: expected one of ${PROMPT_FIELDS.join(', ')}`)
    const names = Object.keys(fields).filter(
      (name) => name !== promptField && fields[name] !== null && fields[name] !== '',
    )
    const completions: ExchangeCompletion[] = names.map((name) => ({
      text: text(fields[name], `fields.${name}`),
    }))
    const demonstrations: { text: string; author?: string }[] = []
    const rankings: ExchangeRanking[] = []
    optionalList(entry.responses, 'responses').forEach((value, i) => {
      const where = `responses[${i}]`
      const response = row(value, where)
      if ((response.status ?? SUBMITTED) !== SUBMITTED) return
      const author = optionalText(response.user_id, `${where}.user_id`)
      for (const [question, answer] of Object.entries(row(response.values, `${where}.values`))) {
        const given = isRow(answer) ? answer.value : answer
        if (Array.isArray(given)) {
          const ranks = argillaRanks(given, names, `${where}.values.${question}`)
          if (ranks) rankings.push({ ranks, ...(author && { annotator: author }) })
        } else if (typeof given === 'string' && names.length === 0) {
          demonstrations.push({ text: given, ...(author && { author }) })
        }
      }
    })
    return [
      record(
        {
          turns: promptTurns(fields[promptField], `fields.${promptField}`),
          id: optionalText(entry.id, 'id'),
        },
        { completions, demonstrations, rankings },
      ),
    ]
  },
  writes: {
    unit: 'answers',
    columns: () => ({ id: 'text', fields: 'json', metadata: 'json', responses: 'json', suggestions: 'json' }),
    write: (entry) =>
      entry.completions.length === 0
        ? []
        : [
            {
              id: entry.prompt.id,
              fields: {
                prompt: entry.prompt.turns.length > 1 ? entry.prompt.turns : transcript(entry.prompt.turns),
                ...Object.fromEntries(entry.completions.map(({ text: answer }, i) => [fieldOf(i), answer])),
              },
              metadata: {},
              responses: entry.rankings.map(({ annotator, ranks }) => ({
                user_id: annotator ?? null,
                status: SUBMITTED,
                values: {
                  ranking: {
                    value: ranks.flatMap((rank, i) => (rank === null ? [] : [{ value: fieldOf(i), rank }])),
                  },
                },
              })),
              suggestions: [],
            },
          ],
  },
}

/** Null for a list that ranks something else. */
function argillaRanks(value: unknown[], names: string[], where: string): (number | null)[] | null {
  if (!value.every((entry) => isRow(entry) && names.includes(String(entry.value)))) return null
  const ranks: (number | null)[] = names.map(() => null)
  value.forEach((entry, i) => {
    const { value: name, rank } = entry as Row
    if (rank === null || rank === undefined) {
      throw new RowProblem(
        `${where}[${i}]: has no rank (Argilla's own client drops ranks; export from its server)`,
      )
    }
    ranks[names.indexOf(String(name))] = number(rank, `${where}[${i}].rank`)
  })
  return ranks
}

/** {"data": {"prompt", "items"}, "annotations": [{"result"}]} */
export const labelStudio: Format = {
  label: 'Label Studio tasks',
  hint: 'data and annotations of a Ranker, ties as buckets',
  recognises: (entry) => isRow(entry.data) && PROMPT_FIELDS.some((name) => name in (entry.data as Row)),
  read: (entry) => {
    const data = row(entry.data, 'data')
    const promptField = PROMPT_FIELDS.find((name) => data[name] !== undefined)
    if (!promptField) throw new RowProblem(`data: expected one of ${PROMPT_FIELDS.join(', ')}`)
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
        const by = author && { annotator: author }
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
        { turns: promptTurns(data[promptField], `data.${promptField}`), id: optionalText(entry.id, 'id') },
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
            prompt: entry.prompt.turns.length > 1 ? entry.prompt.turns : transcript(entry.prompt.turns),
            items: entry.completions.map(({ text: body }, i) => ({
              id: ids[i],
              title: `Answer ${i + 1}`,
              body,
            })),
          },
          annotations: entry.rankings.map(({ annotator, ranks }) => ({
            completed_by: annotator ?? null,
            was_cancelled: false,
            ground_truth: false,
            result: [
              {
                from_name: 'rank',
                to_name: 'results',
                type: 'ranker',
                value: { ranker: ranker(ranks, ids) },
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

/** A list of ids without ties; buckets `rank_1`, `rank_2` … with them. */
function ranker(ranks: (number | null)[], ids: string[]): string[] | Record<string, string[]> {
  const placed = ranks.flatMap((rank, i) => (rank === null ? [] : [{ rank, id: ids[i] }]))
  placed.sort((a, b) => a.rank - b.rank)
  const distinct = [...new Set(placed.map(({ rank }) => rank))]
  if (distinct.length === placed.length) return placed.map(({ id }) => id)
  return Object.fromEntries(
    distinct.map((rank) => [
      `rank_${rank}`,
      placed.filter((entry) => entry.rank === rank).map(({ id }) => id),
    ]),
  )
}

function rankerRanks(value: unknown, ids: string[], where: string): (number | null)[] {
  const ranks: (number | null)[] = ids.map(() => null)
  const place = (id: unknown, rank: number) => {
    const at = ids.indexOf(String(id))
    if (at < 0)
      throw new RowProblem(`${where}: ranks ${String(id).slice(0, 40)}, which is not among the items`)
    ranks[at] = rank
  }
  if (Array.isArray(value)) {
    value.forEach((id, i) => {
      place(id, i + 1)
    })
    return ranks
  }
  const buckets = Object.entries(row(value, `${where}.value.ranker`)).filter(([name]) => name !== '_')
  if (buckets.length === 1 && !/^rank_\d+$/.test(buckets[0][0])) {
    list(buckets[0][1], `${where}.value.ranker.${buckets[0][0]}`).forEach((id, i) => {
      place(id, i + 1)
    })
    return ranks
  }
  const order = buckets.every(([name]) => /^rank_\d+$/.test(name))
  if (!order) throw new RowProblem(`${where}: its buckets have no order (expected rank_1, rank_2, …)`)
  for (const [name, members] of buckets)
    for (const id of list(members, `${where}.value.ranker.${name}`))
      place(id, Number(name.slice('rank_'.length)))
  return ranks
}
