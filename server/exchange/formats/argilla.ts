/**
 * Argilla: records with what people answered. Its client and its server write responses in two shapes; both are read, and
 * the client's is written, because that is how records come in. A record is the answers of one ranking task: a ranking has to
 * rank all of a record, and nobody ranks a record twice. The prompt is a chat field, whether it has one turn or more.
 */

import { message } from '../../messages/catalogue'
import { asUuid, fromUuid } from '../pseudonyms'
import {
  type ExchangeCompletion,
  type ExchangeRanking,
  type ExchangeRecord,
  RowProblem,
  record,
} from '../record'
import {
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
import type { Format } from './format'

const SUBMITTED = 'submitted'
const QUESTION = 'ranking'
const fieldOf = (i: number) => `response_${i + 1}`
export const PROMPT_FIELDS = ['prompt', 'instruction', 'question', 'context', 'input']

/** {"fields", "responses": {question: [{"value", "user_id", "status"}]}}, or a list with all answers of a person each */
export const argilla: Format = {
  label: 'Argilla records',
  hint: 'fields and responses, rankings with their ties',
  recognises: (entry) =>
    isRow(entry.fields) && ('responses' in entry || 'metadata' in entry || 'suggestions' in entry),
  read: (entry) => {
    const fields = row(entry.fields, 'fields')
    const promptField = PROMPT_FIELDS.find((name) => fields[name] !== undefined)
    if (!promptField)
      throw new RowProblem(
        message('row-expected-one-of', { field: 'fields', names: PROMPT_FIELDS.join(', ') }),
      )
    const names = Object.keys(fields).filter(
      (name) => name !== promptField && fields[name] !== null && fields[name] !== '',
    )
    const completions: ExchangeCompletion[] = names.map((name) => ({
      text: text(fields[name], `fields.${name}`),
    }))
    const demonstrations: { text: string; author?: string }[] = []
    const rankings: ExchangeRanking[] = []
    for (const { value, author, where } of submitted(entry.responses)) {
      if (Array.isArray(value)) {
        const ranks = ranksOf(value, names, where)
        if (ranks) rankings.push({ ranks, ...(author && { annotator: author }) })
      } else if (typeof value === 'string' && names.length === 0) {
        demonstrations.push({ text: value, ...(author && { author }) })
      }
    }
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
      tasksOf(entry).map(({ members, rankings }, n) => ({
        id: n === 0 ? entry.prompt.id : `${entry.prompt.id}-${n + 1}`,
        fields: {
          prompt: entry.prompt.turns,
          ...Object.fromEntries(members.map((at, i) => [fieldOf(i), entry.completions[at].text])),
        },
        metadata: {},
        responses: {
          [QUESTION]: rankings.map(({ ranks, annotator }, i) => ({
            value: members.map((at, place) => ({ value: fieldOf(place), rank: ranks[at] })),
            user_id: asUuid(annotator ?? `anonymous ${i + 1}`),
            status: SUBMITTED,
          })),
        },
        suggestions: {},
      })),
  },
}

interface Answered {
  value: unknown
  author: string | undefined
  where: string
}

function* submitted(responses: unknown): Generator<Answered> {
  const isSubmitted = ({ status }: Row) => (status ?? SUBMITTED) === SUBMITTED
  const authorOf = ({ user_id }: Row, where: string) => {
    const id = optionalText(user_id, `${where}.user_id`)
    return id && fromUuid(id)
  }
  if (isRow(responses)) {
    for (const [question, answers] of Object.entries(responses))
      for (const [i, answer] of list(answers, `responses.${question}`).entries()) {
        const where = `responses.${question}[${i}]`
        const response = row(answer, where)
        if (isSubmitted(response))
          yield { value: response.value, author: authorOf(response, where), where: `${where}.value` }
      }
    return
  }
  for (const [i, answers] of optionalList(responses, 'responses').entries()) {
    const where = `responses[${i}]`
    const response = row(answers, where)
    if (!isSubmitted(response)) continue
    const author = authorOf(response, where)
    for (const [question, answer] of Object.entries(row(response.values, `${where}.values`)))
      yield { value: isRow(answer) ? answer.value : answer, author, where: `${where}.values.${question}` }
  }
}

/** Null for a list that ranks something else. */
function ranksOf(value: unknown[], names: string[], where: string): (number | null)[] | null {
  const nameOf = (entry: unknown) => String(isRow(entry) ? entry.value : entry)
  if (value.length === 0 || !value.every((entry) => names.includes(nameOf(entry)))) return null
  const ranks: (number | null)[] = names.map(() => null)
  value.forEach((entry, i) => {
    const rank = isRow(entry) ? entry.rank : null
    if (rank === null || rank === undefined) {
      throw new RowProblem(message('row-rank-missing', { field: `${where}[${i}]` }))
    }
    ranks[names.indexOf(nameOf(entry))] = number(rank, `${where}[${i}].rank`)
  })
  return ranks
}

interface Task {
  /** Positions of its completions. */
  members: number[]
  rankings: ExchangeRanking[]
}

/** Completions that were ranked together, each set with its rankings; at last those that nobody ranked. */
function tasksOf({ completions, rankings }: ExchangeRecord): Task[] {
  const tasks = new Map<string, Task>()
  const all = completions.map((_, at) => at)
  for (const ranking of rankings) {
    const members = all.filter((at) => ranking.ranks[at] !== null)
    const known = tasks.get(members.join())
    if (known) known.rankings.push(ranking)
    else tasks.set(members.join(), { members, rankings: [ranking] })
  }
  const unranked = all.filter((at) => rankings.every(({ ranks }) => ranks[at] === null))
  return [...tasks.values(), ...(unranked.length > 0 ? [{ members: unranked, rankings: [] }] : [])]
}
