/** Whole dialogues in one row: Hugging Face and OpenAI messages, OpenAI preference, ShareGPT, Anthropic HH. */

import { message } from '../../messages/catalogue'
import { pairsOf } from '../pairs'
import { type ExchangeRecord, RowProblem, record, type Turn } from '../record'
import { answerText, beforeAnswer, has, isRow, type Row, row, text, turns } from '../row-fields'
import { transcript } from '../transcript'
import type { Format } from './format'
import {
  demonstrationFactColumns,
  demonstrationFacts,
  readDemonstrationFacts,
  readPromptFacts,
} from './provenance'

/** The last assistant turn is a demonstration; a dialogue that ends with the user is a prompt. */
function readDialogue(
  dialogue: Turn[],
  facts: ReturnType<typeof readPromptFacts>,
  source: Row,
): ExchangeRecord {
  const last = dialogue[dialogue.length - 1]
  if (last.role !== 'assistant') {
    if (last.role === 'system') throw new RowProblem(message('row-only-system'))
    return record({ turns: dialogue, ...facts })
  }
  const { prompt, answer } = beforeAnswer(dialogue, 'messages')
  return record(
    { turns: prompt, ...facts },
    {
      demonstrations: [{ text: answer, ...readDemonstrationFacts(source) }],
    },
  )
}

/** {"messages": [{"role", "content"}]}: Hugging Face chat, OpenAI fine-tuning. */
export const messages: Format = {
  label: 'Messages',
  hint: 'messages: Hugging Face chat and OpenAI fine-tuning',
  recognises: (entry) => Array.isArray(entry.messages),
  read: (entry) => {
    if (Array.isArray(entry.tools) && entry.tools.length > 0) throw new RowProblem(message('row-tools'))
    return [readDialogue(turns(entry.messages, 'messages'), readPromptFacts(entry, 'prompt_id'), entry)]
  },
  writes: {
    unit: 'demonstration',
    columns: ({ withProvenance }) => ({
      messages: 'messages',
      ...(withProvenance && demonstrationFactColumns),
    }),
    write: (entry, { withProvenance }) =>
      entry.demonstrations.map((demonstration) => ({
        messages: [...entry.prompt.turns, { role: 'assistant', content: demonstration.text }],
        ...(withProvenance && demonstrationFacts(entry, demonstration)),
      })),
  },
}

/** {"conversations": [{"from": "human", "value"}]} */
export const shareGpt: Format = {
  label: 'ShareGPT',
  hint: 'conversations of from and value',
  recognises: (entry) => Array.isArray(entry.conversations),
  read: (entry) => [
    readDialogue(turns(entry.conversations, 'conversations'), readPromptFacts(entry, 'prompt_id'), entry),
  ],
}

/** {"input": {"messages"}, "preferred_output", "non_preferred_output"}: OpenAI's preference fine-tuning. */
export const openAiPreference: Format = {
  label: 'OpenAI preference',
  hint: 'input, preferred_output, non_preferred_output: OpenAI preference fine-tuning',
  recognises: (entry) =>
    has(entry, 'input', 'preferred_output', 'non_preferred_output') && isRow(entry.input),
  read: (entry) => [
    record(
      { turns: turns(row(entry.input, 'input').messages, 'input.messages') },
      {
        completions: ['preferred_output', 'non_preferred_output'].map((field) => ({
          text: answerText(entry[field], field),
        })),
        rankings: [{ ranks: [1, 2] }],
      },
    ),
  ],
  writes: {
    unit: 'ranking',
    columns: () => ({
      input: 'json',
      preferred_output: 'messages',
      non_preferred_output: 'messages',
    }),
    write: (entry, { pairs }) =>
      pairsOf(entry, pairs, 'drop').map(({ chosen, rejected }) => ({
        input: { messages: entry.prompt.turns, tools: [], parallel_tool_calls: true },
        preferred_output: [{ role: 'assistant', content: entry.completions[chosen].text }],
        non_preferred_output: [{ role: 'assistant', content: entry.completions[rejected].text }],
      })),
  },
}

const HH_MARK = /\n\n(Human|Assistant): ?/
const HH_NAME = { user: 'Human', assistant: 'Assistant', system: 'Human' } as const

function readHh(value: unknown, field: string): Turn[] {
  const [before, ...parts] = text(value, field).split(HH_MARK)
  if (before.trim() !== '' || parts.length === 0)
    throw new RowProblem(message('row-expected-transcript', { field, opening: '"\\n\\nHuman: "' }))
  const dialogue: Turn[] = []
  for (let i = 0; i < parts.length; i += 2) {
    const role = parts[i] === 'Human' ? 'user' : 'assistant'
    dialogue.push({ role, content: parts[i + 1] })
  }
  return dialogue
}

const writeHh = (dialogue: Turn[]) =>
  dialogue.map(({ role, content }) => `\n\n${HH_NAME[role]}: ${content}`).join('')

/** A text that holds the format's own marks would come back as more turns than went in. */
const fitsHh = (dialogue: Turn[]) =>
  dialogue.every(({ role, content }) => role !== 'system' && !HH_MARK.test(content))

/** {"chosen": "\n\nHuman: …\n\nAssistant: …", "rejected"}: Anthropic HH. */
export const hh: Format = {
  label: 'Anthropic HH',
  hint: 'chosen, rejected as transcripts of Human and Assistant',
  recognises: (entry) =>
    typeof entry.chosen === 'string' &&
    typeof entry.rejected === 'string' &&
    !('prompt' in entry) &&
    /^\s*Human:/.test(entry.chosen),
  read: (entry) => {
    const chosen = beforeAnswer(readHh(entry.chosen, 'chosen'), 'chosen')
    const rejected = beforeAnswer(readHh(entry.rejected, 'rejected'), 'rejected')
    if (transcript(chosen.prompt) !== transcript(rejected.prompt))
      throw new RowProblem(message('row-pair-differs-early'))
    return [
      record(
        { turns: chosen.prompt },
        { completions: [{ text: chosen.answer }, { text: rejected.answer }], rankings: [{ ranks: [1, 2] }] },
      ),
    ]
  },
  writes: {
    unit: 'ranking',
    columns: () => ({ chosen: 'text', rejected: 'text' }),
    write: (entry, { pairs }) =>
      pairsOf(entry, pairs, 'drop').flatMap(({ chosen, rejected }) => {
        const [better, worse] = [chosen, rejected].map((i): Turn[] => [
          ...entry.prompt.turns,
          { role: 'assistant', content: entry.completions[i].text },
        ])
        return fitsHh(better) && fitsHh(worse) ? [{ chosen: writeHh(better), rejected: writeHh(worse) }] : []
      }),
  },
}
