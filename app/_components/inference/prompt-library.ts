/** Prompts to try on any model, beginning with the article's. The starter model knows only its own small world. */

export const PROMPT_LIBRARY: readonly string[] = [
  'Who won the last FIFA World Cup?',
  'What does a snake like to eat?',
  'What is smaller: a king or a potato?',
  'Tell me about jellyfish.',
  'Tell me how to make soup.',
  'I cannot sleep at night. What should I do?',
  'Write a thank-you note to Felix for the clock.',
  'Write a question about hats.',
]
