/**
 * Open-Assistant's message trees: one tree a row, prompter and assistant in turn. Assistant replies to one message are
 * its answers; `rank` (0 is best) is their merged order. A person's reply without a rank is a demonstration.
 */

import { message } from '../../messages/catalogue'
import { type ExchangeRecord, RowProblem, record, type Turn } from '../record'
import { has, isRow, optionalList, optionalNumber, optionalText, type Row, row, text } from '../row-fields'
import type { Format } from './format'

/** Trees of Open-Assistant are three replies deep; deeper ones than this are no conversation. */
const DEPTH_MAX = 64
/** Marks a turn that is there only because the answers below it need it; it is no answer of its own. */
const CONTEXT = 'laurel_context'

export const openAssistant: Format = {
  label: 'Open-Assistant trees',
  hint: 'message_tree_id and a prompt with nested replies',
  recognises: (entry) => has(entry, 'prompt') && isRow(entry.prompt) && 'replies' in entry.prompt,
  read: (entry) => {
    const records: ExchangeRecord[] = []
    walk(row(entry.prompt, 'prompt'), [], 'prompt', records)
    return records
  },
  writes: {
    unit: 'answers',
    columns: () => ({ message_tree_id: 'text', tree_state: 'text', prompt: 'json' }),
    write: (entry) => {
      const [first, ...rest] = entry.prompt.turns
      // A tree begins with the prompter and has no system message.
      if (first.role !== 'user' || rest.some(({ role }) => role === 'system')) return []
      const answers = answerNodes(entry)
      if (answers.length === 0) return []
      let replies: Row[] = answers
      const { turns, id = '', language } = entry.prompt
      const idOf = (i: number) => (i === turns.length - 1 ? id : `${id}/${i}`)
      for (let i = turns.length - 1; i > 0; i--) {
        replies = [{ ...node(idOf(i), turns[i].role, turns[i].content, replies, language), [CONTEXT]: true }]
      }
      return [
        {
          message_tree_id: idOf(0),
          tree_state: 'ready_for_export',
          prompt: node(idOf(0), 'user', first.content, replies, language),
        },
      ]
    },
  },
}

const node = (id: string, role: Turn['role'], content: string, replies: Row[], lang = 'en'): Row => ({
  message_id: id,
  text: content,
  role: role === 'assistant' ? 'assistant' : 'prompter',
  lang,
  replies,
})

/** Stars closer than this are a dead heat: estimating them again moves only the last bits. */
const STARS_STEP = 1e-6

/** The order by stars when there are any, which is that of all rankings together; otherwise the only ranking's. */
function mergedRanks({ completions, rankings }: ExchangeRecord): (number | null)[] {
  const stars = completions.map(({ stars }) => stars && Math.round(stars.value / STARS_STEP))
  if (stars.every((value) => value === undefined)) return rankings[0]?.ranks ?? []
  const tiers = [...new Set(stars.filter((value) => value !== undefined))].sort((a, b) => b - a)
  return stars.map((value) => (value === undefined ? null : tiers.indexOf(value) + 1))
}

function answerNodes(entry: ExchangeRecord): Row[] {
  const lang = entry.prompt.language ?? 'en'
  const ranks = mergedRanks(entry)
  return [
    ...entry.demonstrations.map(({ id, text: content }) => ({
      message_id: id ?? '',
      text: content,
      role: 'assistant',
      lang,
      synthetic: false,
      replies: [],
    })),
    ...entry.completions.map(({ id, text: content, model }, i) => ({
      message_id: id ?? '',
      text: content,
      role: 'assistant',
      lang,
      synthetic: true,
      model_name: model ?? '',
      ...rankFromZero(ranks[i]),
      replies: [],
    })),
  ]
}

/** Ranks count from 0 there, from 1 here. */
const rankFromOne = (rank: number | undefined) => (rank === undefined ? null : rank + 1)
const rankFromZero = (rank: number | null | undefined) => (typeof rank === 'number' ? { rank: rank - 1 } : {})

function walk(messageRow: Row, before: Turn[], where: string, records: ExchangeRecord[]): void {
  if (before.length > DEPTH_MAX)
    throw new RowProblem(message('row-replies-too-deep', { field: where, depth: DEPTH_MAX }))
  const role = text(messageRow.role, `${where}.role`)
  const turn: Turn = {
    role: role === 'assistant' ? 'assistant' : 'user',
    content: text(messageRow.text, `${where}.text`),
  }
  const turns = [...before, turn]
  const replies = optionalList(messageRow.replies, `${where}.replies`)
    .map((reply, i) => ({ reply: row(reply, `${where}.replies[${i}]`), where: `${where}.replies[${i}]` }))
    .filter(({ reply }) => reply.deleted !== true)
  const prompt = {
    turns,
    id: optionalText(messageRow.message_id, `${where}.message_id`),
    language: optionalText(messageRow.lang, `${where}.lang`),
  }
  if (turn.role === 'user') {
    const answers = replies.filter(({ reply }) => reply.role === 'assistant' && reply[CONTEXT] !== true)
    const isOnlyContext = answers.length === 0 && replies.length > 0
    const ranked = answers.map(({ reply, where: at }) => optionalNumber(reply.rank, `${at}.rank`))
    const placed = ranked.filter((rank) => rank !== undefined).length
    const isDemonstration = (i: number) => ranked[i] === undefined && answers[i].reply.synthetic !== true
    const completions = answers.flatMap(({ reply, where: at }, i) =>
      isDemonstration(i)
        ? []
        : [
            {
              text: text(reply.text, `${at}.text`),
              id: optionalText(reply.message_id, `${at}.message_id`),
              model:
                optionalText(reply.model_name, `${at}.model_name`) ??
                (reply.synthetic === true ? undefined : 'person'),
              rank: rankFromOne(ranked[i]),
            },
          ],
    )
    const isRanked = placed >= 2
    const demonstrations = answers.flatMap(({ reply, where: at }, i) =>
      isDemonstration(i)
        ? [
            {
              text: text(reply.text, `${at}.text`),
              id: optionalText(reply.message_id, `${at}.message_id`),
              author: optionalText(reply.user_id, `${at}.user_id`),
            },
          ]
        : [],
    )
    if (!isOnlyContext)
      records.push(
        record(prompt, {
          demonstrations,
          completions: completions.map(({ rank: _, ...completion }) => completion),
          rankings: isRanked
            ? [{ ranks: completions.map(({ rank }) => rank), annotator: 'merged order' }]
            : [],
        }),
      )
  }
  for (const { reply, where: at } of replies) {
    const isTurnOfOther = (reply.role === 'assistant') === (turn.role === 'user')
    if (
      isTurnOfOther &&
      optionalList(reply.replies, `${at}.replies`).length + (turn.role === 'assistant' ? 1 : 0) > 0
    )
      walk(reply, turns, at, records)
  }
}
