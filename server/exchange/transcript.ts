/**
 * Turns as one text: the instruction itself when there is only one, otherwise one paragraph a turn. Prompts are stored
 * with both; the text is what models of one turn read, and what tells two prompts apart.
 */
import type { Turn } from './record'

const NAME = { system: 'System', user: 'User', assistant: 'Assistant' } as const

export function transcript(turns: readonly Turn[]): string {
  if (turns.length === 1 && turns[0].role === 'user') return turns[0].content
  return turns.map(({ role, content }) => `${NAME[role]}: ${content}`).join('\n\n')
}
