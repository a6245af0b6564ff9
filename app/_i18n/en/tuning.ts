/** Fine-tuning, before and after. */
export const tuning = {
  title: 'Fine-tuning, before and after',
  about:
    'After pre-training a model continues text; it has not been taught to answer. Fine-tuning on demonstrations, pairs of a prompt and a good answer, teaches it. Ask both the same.',
  simplified:
    'These small models have read only simple English of an invented world; they do not know who won anything. Look at the form: does it answer, does it stop by itself?',
  prompt: 'Question',
  library: 'Prompts to try',
  before: 'Before',
  after: 'After',
  beforeIs: 'pre-trained only',
  afterIs: 'fine-tuned on demonstrations',
  ask: 'Ask both',
  again: 'Another answer',
  none: 'No fine-tuned model yet',
  noneHint: 'Start a fine-tuning run: it takes minutes, and this page then shows the difference.',
  start: 'Start fine-tuning',
  setTitle: 'The demonstrations it learns from',
  setCaption: 'by kind of task',
  kind: 'Kind of task',
  count: 'Demonstrations',
  example: 'One of them',
  noDemonstrations: 'No demonstrations have been written yet.',
} as const
