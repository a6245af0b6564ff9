/** Neighbours' rows: known by their shape, read into records, written back to the same bytes in every kind of file. */
import { describe, expect, it } from 'vitest'
import { WRITTEN_KINDS, writeRows } from '@/server/exchange/files/write-rows'
import { FORMATS, type FormatId, formatOf, recogniseFormat } from '@/server/exchange/formats'
import { readMapped } from '@/server/exchange/formats/columns'
import type { WriteOptions } from '@/server/exchange/formats/format'
import { labelsOf, pairsOf } from '@/server/exchange/pairs'
import { type ExchangeRecord, RowProblem } from '@/server/exchange/record'
import type { Row } from '@/server/exchange/row-fields'
import { collect, rowsOf } from './rows-of'

const OPTIONS: WriteOptions = {
  form: 'standard',
  withProvenance: false,
  pairs: 'all',
  ties: 'drop',
  withMargin: false,
}
const user = (content: string) => ({ role: 'user' as const, content })
const assistant = (content: string) => ({ role: 'assistant' as const, content })

/** One row of each shape, as its own documentation or published files have it. */
const EXAMPLES: Record<
  string,
  { row: Row; format: FormatId; expected: (record: ExchangeRecord[]) => unknown; is: unknown }
> = {
  'TRL prompt-only, messages': {
    row: { prompt: [user('What colour is the sky?')] },
    format: 'prompts',
    expected: ([one]) => one!.prompt.turns,
    is: [user('What colour is the sky?')],
  },
  'TRL preference, messages': {
    row: { prompt: [user('Sky?')], chosen: [assistant('Blue.')], rejected: [assistant('Green.')] },
    format: 'comparisons',
    expected: ([one]) => [one!.completions.map(({ text }) => text), one!.rankings[0]!.ranks],
    is: [
      ['Blue.', 'Green.'],
      [1, 2],
    ],
  },
  'TRL preference with the prompt inside': {
    row: { chosen: [user('Sky?'), assistant('Blue.')], rejected: [user('Sky?'), assistant('Green.')] },
    format: 'comparisons-implicit',
    expected: ([one]) => [one!.prompt.turns, one!.completions.map(({ text }) => text)],
    is: [[user('Sky?')], ['Blue.', 'Green.']],
  },
  'UltraFeedback binarised: whole dialogues beside the prompt': {
    row: {
      prompt: 'Sky?',
      chosen: [user('Sky?'), assistant('Blue.')],
      rejected: [user('Sky?'), assistant('Green.')],
      'chosen-model': 'm1',
    },
    format: 'comparisons',
    expected: ([one]) => one!.completions.map(({ text, model }) => [text, model]),
    is: [
      ['Blue.', 'm1'],
      ['Green.', undefined],
    ],
  },
  'TRL unpaired': {
    row: { prompt: 'Sky?', completion: 'Blue.', label: true },
    format: 'unpaired',
    expected: ([one]) => one!.completions[0]!.label,
    is: true,
  },
  'OpenAI messages with content parts and a system message': {
    row: {
      messages: [
        { role: 'system', content: 'Be short.' },
        { role: 'user', content: [{ type: 'text', text: 'Sky?' }] },
        { role: 'assistant', content: 'Blue.' },
      ],
    },
    format: 'messages',
    expected: ([one]) => [one!.prompt.turns, one!.demonstrations[0]!.text],
    is: [[{ role: 'system', content: 'Be short.' }, user('Sky?')], 'Blue.'],
  },
  'OpenAI preference': {
    row: {
      input: { messages: [user('Sky?')], tools: [], parallel_tool_calls: true },
      preferred_output: [assistant('Blue.')],
      non_preferred_output: [assistant('Green.')],
    },
    format: 'openai-preference',
    expected: ([one]) => one!.completions.map(({ text }) => text),
    is: ['Blue.', 'Green.'],
  },
  'Anthropic HH': {
    row: {
      chosen: '\n\nHuman: Hi\n\nAssistant: Hello\n\nHuman: Sky?\n\nAssistant: Blue.',
      rejected: '\n\nHuman: Hi\n\nAssistant: Hello\n\nHuman: Sky?\n\nAssistant: Green.',
    },
    format: 'hh',
    expected: ([one]) => [one!.prompt.turns, one!.completions.map(({ text }) => text)],
    is: [
      [user('Hi'), assistant('Hello'), user('Sky?')],
      ['Blue.', 'Green.'],
    ],
  },
  'Open-Assistant tree': {
    row: {
      message_tree_id: 't',
      tree_state: 'ready_for_export',
      prompt: {
        message_id: 't',
        text: 'Sky?',
        role: 'prompter',
        lang: 'en',
        replies: [
          { message_id: 'a', text: 'Green.', role: 'assistant', rank: 1, replies: [] },
          {
            message_id: 'b',
            text: 'Blue.',
            role: 'assistant',
            rank: 0,
            replies: [
              {
                message_id: 'c',
                text: 'And at night?',
                role: 'prompter',
                replies: [{ message_id: 'd', text: 'Black.', role: 'assistant', rank: null, replies: [] }],
              },
            ],
          },
        ],
      },
    },
    format: 'open-assistant',
    expected: (records) =>
      records.map(({ prompt, demonstrations, completions, rankings }) => [
        prompt.turns.length,
        demonstrations.map(({ text }) => text),
        completions.map(({ text }) => text),
        rankings.map(({ ranks }) => ranks),
      ]),
    is: [
      [1, [], ['Green.', 'Blue.'], [[2, 1]]],
      [3, ['Black.'], [], []],
    ],
  },
  'Argilla record with a tie': {
    row: {
      fields: { prompt: 'Sky?', 'response-1': 'Blue.', 'response-2': 'Azure.', 'response-3': 'Green.' },
      responses: [
        {
          user_id: 'u1',
          status: 'submitted',
          values: {
            preference: {
              value: [
                { value: 'response-3', rank: 3 },
                { value: 'response-1', rank: 1 },
                { value: 'response-2', rank: 1 },
              ],
            },
          },
        },
        { user_id: 'u2', status: 'discarded', values: {} },
      ],
    },
    format: 'argilla',
    expected: ([one]) => one!.rankings,
    is: [{ ranks: [1, 1, 3], annotator: 'u1' }],
  },
  'Argilla, as its client writes it': {
    row: {
      id: 'r',
      fields: { prompt: [user('Sky?')], 'response-1': 'Blue.', 'response-2': 'Green.' },
      metadata: {},
      suggestions: {},
      responses: {
        preference: [
          {
            value: [
              { value: 'response-2', rank: 2 },
              { value: 'response-1', rank: 1 },
            ],
            user_id: 'u1',
          },
        ],
      },
      vectors: {},
      status: 'completed',
    },
    format: 'argilla',
    expected: ([one]) => [one!.prompt.turns, one!.rankings],
    is: [[user('Sky?')], [{ ranks: [1, 2], annotator: 'u1' }]],
  },
  'Label Studio Pairwise': {
    row: {
      id: 7,
      data: { prompt: 'Sky?', answer1: 'Green.', answer2: 'Blue.' },
      annotations: [
        {
          completed_by: 3,
          result: [{ from_name: 'pw', to_name: 'x', type: 'pairwise', value: { selected: 'right' } }],
        },
      ],
    },
    format: 'label-studio',
    expected: ([one]) => [one!.completions.map(({ text }) => text), one!.rankings],
    is: [['Green.', 'Blue.'], [{ ranks: [2, 1], annotator: '3' }]],
  },
  'Label Studio Ranker': {
    row: {
      data: {
        prompt: 'Sky?',
        items: [
          { id: 'x', title: 'A', body: 'Green.' },
          { id: 'y', title: 'B', body: 'Blue.' },
        ],
      },
      annotations: [
        {
          completed_by: { id: 3, email: 'a@b.c' },
          result: [{ type: 'ranker', value: { ranker: ['y', 'x'] } }],
        },
      ],
    },
    format: 'label-studio',
    expected: ([one]) => one!.rankings,
    is: [{ ranks: [2, 1], annotator: 'a@b.c' }],
  },
  ShareGPT: {
    row: {
      id: 's',
      conversations: [
        { from: 'human', value: 'Sky?' },
        { from: 'gpt', value: 'Blue.' },
      ],
    },
    format: 'sharegpt',
    expected: ([one]) => one!.demonstrations[0]!.text,
    is: 'Blue.',
  },
  Alpaca: {
    row: { instruction: 'Name the colour.', input: 'the sky', output: 'Blue.' },
    format: 'alpaca',
    expected: ([one]) => [one!.prompt.turns, one!.demonstrations[0]!.text],
    is: [[user('Name the colour.\n\nthe sky')], 'Blue.'],
  },
  'Natural Instructions': {
    row: {
      Definition: ['Name the colour.'],
      Categories: ['Question Answering'],
      Instances: [{ id: 'i1', input: 'sky', output: ['blue', 'azure'] }],
    },
    format: 'natural-instructions',
    expected: ([one]) => [one!.prompt.turns[0]!.content, one!.demonstrations.map(({ text }) => text)],
    is: ['Name the colour.\n\nsky', ['blue', 'azure']],
  },
  UltraFeedback: {
    row: {
      source: 'flan',
      instruction: 'Sky?',
      models: ['a', 'b'],
      completions: [
        { model: 'a', response: 'Blue.', overall_score: 8 },
        {
          model: 'b',
          response: 'Green.',
          annotations: { helpfulness: { Rating: '2' }, honesty: { Rating: '1' } },
        },
      ],
    },
    format: 'ultrafeedback',
    expected: ([one]) => one!.completions.map(({ stars }) => stars?.value),
    is: [4, 1.5],
  },
}

describe('neighbours’ rows', () => {
  it.each(Object.entries(EXAMPLES))('%s is recognised and read', (_, { row, format, expected, is }) => {
    expect(recogniseFormat([row])).toBe(format)
    expect(expected(formatOf(format).read(row))).toEqual(is)
  })

  it('a refusal names the field and what was expected', () => {
    const read = (row: Row) => () => formatOf('messages').read(row)
    expect(read({ messages: [{ role: 'tool', content: 'x' }] })).toThrow(/messages\[0\].*tool/)
    expect(read({ messages: [{ role: 'user', content: 5n }, { role: 'assistant' }] })).toThrow(
      /messages\[1\].content/,
    )
    expect(() =>
      formatOf('argilla').read({
        fields: { prompt: 'x', a: 'y' },
        responses: [{ values: { q: { value: [{ value: 'a', rank: null }] } } }],
      }),
    ).toThrow(RowProblem)
    // As Argilla's client leaves rankings: their order says nothing.
    expect(() =>
      formatOf('argilla').read({
        fields: { prompt: 'x', a: 'y', b: 'z' },
        responses: { q: [{ value: ['b', 'a'], user_id: 'u' }] },
      }),
    ).toThrow(/has no rank/)
  })

  it('a mapping of columns makes records of any table', () => {
    const [one] = readMapped(
      { question: 'Sky?', good: 'Blue.', bad: 'Green.', kind: 'facts' },
      { prompt: 'question', chosen: 'good', rejected: 'bad', taskType: 'kind' },
    )
    expect(one!.prompt).toMatchObject({ turns: [user('Sky?')], taskType: 'facts' })
    expect(one!.completions.map(({ text }) => text)).toEqual(['Blue.', 'Green.'])
  })
})

/** Texts that files like to lose. */
const AWKWARD = [
  'plain',
  '=1+1',
  "'=already guarded",
  '-3',
  '@x',
  '\ttab first',
  'two\nlines, "quoted"',
  'emoji 👩‍🚀 ok',
  '\u202Eright to left\u202C שלום',
  '[1, 2]',
  '{"a": 1}',
  ' padded ',
  'Zażółć gęślą jaźń',
]

/** A record that has everything, so that every format finds something to write. */
function fullRecord(text: string, i: number): ExchangeRecord {
  return {
    prompt: {
      turns: i % 3 === 2 ? [user('First.'), assistant('Yes?'), user(text)] : [user(text)],
      id: `prompt-${i}`,
      taskType: 'explain',
      tags: i % 2 ? ['a', 'b, c'] : [],
      split: 'train',
      language: 'en',
    },
    demonstrations: [{ text: `${text} written`, id: `d-${i}`, author: 'p-0123456789' }],
    completions: ['one', 'two', 'three'].map((word, k) => ({
      text: `${text} ${word}`,
      id: `c-${i}-${k}`,
      model: 'SFT v1',
      stars: { value: 1.25 * k, standardError: 0.5, rankings: 1 },
    })),
    rankings: [
      {
        ranks: i % 2 ? [1, 1, 2] : [2, 3, 1],
        flags: [['unsafe'], [], []],
        ratings: [{ overall: 6, honest: 2 }, {}, {}],
        id: `r-${i}`,
        annotator: 'p-0123456789',
        displayOrder: [2, 0, 1],
        note: 'ok',
        activeMs: 1200,
      },
    ],
  }
}

describe('round trips', () => {
  const written = (Object.keys(FORMATS) as FormatId[]).filter((id) => formatOf(id).writes)
  const optionSets: [string, WriteOptions][] = [
    ['standard', OPTIONS],
    ['messages with provenance', { ...OPTIONS, form: 'conversational', withProvenance: true }],
    ['margin and soft ties', { ...OPTIONS, withMargin: true, ties: 'soft', pairs: 'adjacent' }],
  ]
  const cases = written.flatMap((id) =>
    optionSets.flatMap(([name, options]) => WRITTEN_KINDS.map((kind) => ({ id, name, options, kind }))),
  )

  async function* rowsFor(id: FormatId, options: WriteOptions, records: ExchangeRecord[]) {
    const writes = formatOf(id).writes!
    for (const entry of records) yield writes.write(entry, options)
  }

  it.each(cases)(
    '$id as $kind, $name: writing what was read gives the same bytes',
    async ({ id, options, kind }) => {
      const columns = formatOf(id).writes!.columns(options)
      const records = AWKWARD.map(fullRecord)
      const bytes = await collect(writeRows(kind, columns, rowsFor(id, options, records)))
      const read = await rowsOf(bytes, `file.${kind}`)
      const rows = read.map((entry) => {
        if ('problem' in entry) throw new Error(`line ${entry.line} ${entry.problem}`)
        return entry.row
      })
      expect(rows.length).toBeGreaterThan(0)
      expect(recogniseFormat(rows)).toBe(id)
      const again = rows.flatMap((row) => formatOf(id).read(row))
      // Each pair comes back as a ranking of two, which gives that pair whatever the choice of pairs.
      const bytesAgain = await collect(writeRows(kind, columns, rowsFor(id, options, again)))
      expect(Buffer.from(bytesAgain).equals(Buffer.from(bytes))).toBe(true)
    },
  )

  it('every row holds exactly the columns that its format announces', () => {
    for (const id of written)
      for (const [, options] of optionSets) {
        const { columns, write } = formatOf(id).writes!
        for (const row of write(fullRecord('x', 0), options))
          expect(Object.keys(row), id).toEqual(Object.keys(columns(options)))
      }
  })
})

describe('pairs', () => {
  const ranked = (ranks: number[]) => ({
    ...fullRecord('x', 0),
    completions: ranks.map((_, i) => ({ text: String(i) })),
    rankings: [{ ranks }],
  })

  it('all, neighbours, or the ends; a tie gives none unless it is wanted soft', () => {
    const entry = ranked([1, 2, 2, 3])
    const of = (pairs: WriteOptions['pairs'], ties: WriteOptions['ties'] = 'drop') =>
      pairsOf(entry, pairs, ties).map(({ chosen, rejected }) => `${chosen}>${rejected}`)
    expect(of('all')).toEqual(['0>1', '0>2', '0>3', '1>3', '2>3'])
    expect(of('adjacent')).toEqual(['0>1', '0>2', '1>3', '2>3'])
    expect(of('best-worst')).toEqual(['0>3'])
    expect(of('best-worst', 'soft')).toEqual(['0>3', '1>2'])
  })

  it('unpaired, every answer of a pair is good or bad by itself; tied ones are good unless unacceptable', () => {
    const rows = (entry: ExchangeRecord) =>
      formatOf('comparisons')
        .writes!.write(entry, { ...OPTIONS, ties: 'unpaired' })
        .map(({ completion, label }) => [completion, label])
    expect(rows(ranked([1, 2, 2]))).toEqual([
      ['0', true],
      ['1', false],
      ['0', true],
      ['2', false],
      ['1', true],
      ['2', true],
    ])
    const bad = ranked([1, 1])
    expect(rows({ ...bad, rankings: [{ ranks: [1, 1], unacceptable: [true, true] }] })).toEqual([
      ['0', false],
      ['1', false],
    ])
  })

  it('an answer is good when it beats more than half of the others, and neither when exactly half', () => {
    expect(labelsOf(ranked([1, 2, 3]))).toEqual([
      { completion: 0, label: true },
      { completion: 2, label: false },
    ])
    expect(labelsOf(ranked([1, 1]))).toEqual([])
  })
})
