/** The turns of a dialogue, wherever they are shown. */
export const dialogue = {
  system: 'System message',
  user: 'Question {nth, number}',
  assistant: 'Answer {nth, number}',
} as const
