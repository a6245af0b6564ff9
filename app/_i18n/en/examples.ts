/** From text to training examples. */
export const examples = {
  title: 'From text to training examples',
  about:
    'A model guesses one token at a time from the tokens before it. So every text holds as many examples as tokens, and nobody has to label them.',
  pretraining: 'Pre-training: every token is once the one to guess',
  text: 'Text',
  context: 'Context length',
  contextHint: 'In tokens. GPT-3.5 and Llama 2: 4,096; Falcon: 2,048; the starter model: 256.',
  marks: 'BOS and EOS around the text',
  marksHint:
    'The beginning- and end-of-sequence tokens: where a text starts, and what to say when it is over.',
  encoding: 'Encoding',
  input: 'Input (context)',
  output: 'Output',
  more: 'Show more examples',
  reading:
    '{total, plural, one {# example} other {# examples}} from this text. {full, plural, one {# sees} other {# see}} only the end of what came before, because the context is full.',
  padding: 'PAD fills a context that is not full yet; the model learns to ignore it.',
  masking: 'Fine-tuning: only the answer counts',
  maskingAbout:
    'A demonstration is one row: the prompt in its template, the answer, EOS. The model guesses every token, but the loss looks only at the answer, so that it learns to answer and not to ask.',
  prompt: 'Prompt',
  response: 'Answer',
  row: 'Row length',
  rowHint: 'In tokens. Shorter rows are padded, longer ones cut.',
  counted: 'counted by the loss',
  masked: 'masked',
  padded: 'padding',
  readingMask:
    'The loss counts {counted, plural, one {# guess} other {# guesses}}; {masked, number} are masked.',
  readingCut:
    '{cut, plural, one {# token does} other {# tokens do}} not fit and {cut, plural, one {is} other {are}} lost, the end of the answer first.',
  simplified:
    'Simplified: models are given a whole row at once and guess at every place in it, so one row is many examples. Laurel’s trainers pack several texts into a row instead of padding, and a text sees only itself.',
} as const
