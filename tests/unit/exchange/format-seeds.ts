/** One small row of every format, for fuzzing to bend. */
export const SEEDS: Record<string, Record<string, unknown>> = {
  prompts: { prompt: 'a' },
  demonstrations: { prompt: 'a', completion: 'b' },
  messages: {
    messages: [
      { role: 'user', content: 'a' },
      { role: 'assistant', content: 'b' },
    ],
  },
  sharegpt: {
    conversations: [
      { from: 'human', value: 'a' },
      { from: 'gpt', value: 'b' },
    ],
  },
  alpaca: { instruction: 'a', input: 'b', output: 'c' },
  'natural-instructions': { Definition: ['a'], Instances: [{ input: 'b', output: ['c'] }] },
  comparisons: { prompt: 'a', chosen: 'b', rejected: 'c', margin: 1 },
  'comparisons-implicit': {
    chosen: [
      { role: 'user', content: 'a' },
      { role: 'assistant', content: 'b' },
    ],
    rejected: [
      { role: 'user', content: 'a' },
      { role: 'assistant', content: 'c' },
    ],
  },
  hh: { chosen: '\n\nHuman: a\n\nAssistant: b', rejected: '\n\nHuman: a\n\nAssistant: c' },
  'openai-preference': {
    input: { messages: [{ role: 'user', content: 'a' }] },
    preferred_output: [{ role: 'assistant', content: 'b' }],
    non_preferred_output: [{ role: 'assistant', content: 'c' }],
  },
  unpaired: { prompt: 'a', completion: 'b', label: true },
  rankings: { prompt: 'a', completions: ['b', 'c'], ranks: [1, 2], flags: [[], []] },
  scored: { prompt: 'a', completions: ['b'], stars: [1] },
  ultrafeedback: { instruction: 'a', completions: [{ model: 'm', response: 'b', overall_score: 3 }] },
  'open-assistant': {
    message_tree_id: 't',
    prompt: {
      role: 'prompter',
      text: 'a',
      replies: [{ role: 'assistant', text: 'b', rank: 0, replies: [] }],
    },
  },
  argilla: {
    fields: { prompt: 'a', r1: 'b' },
    responses: [{ user_id: 'u', status: 'submitted', values: { q: { value: [{ value: 'r1', rank: 1 }] } } }],
  },
  'label-studio': {
    data: {
      prompt: 'a',
      items: [
        { id: 'x', body: 'b' },
        { id: 'y', body: 'c' },
      ],
    },
    annotations: [{ completed_by: 1, result: [{ value: { ranker: ['x', 'y'] } }] }],
  },
}
