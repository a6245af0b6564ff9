/** Which prompts the list shows: what the controls hold, and what the server is asked. */
import type { PromptSelection } from '@/server/schemas/prompt'

export const ANY = 'any'

export interface PromptFilterState {
  search: string
  split: 'train' | 'validation' | 'test' | typeof ANY
  taskType: string
  promptSetId: string
  language: string
  tag: string
  given: 'given' | 'withdrawn' | typeof ANY
}

export const NO_FILTER: PromptFilterState = {
  search: '',
  split: ANY,
  taskType: ANY,
  promptSetId: ANY,
  language: ANY,
  tag: '',
  given: ANY,
}

export const isUnfiltered = (filter: PromptFilterState) =>
  Object.entries(NO_FILTER).every(([name, value]) => filter[name as keyof PromptFilterState] === value)

export function selectionOf({ given, search, tag, ...named }: PromptFilterState): PromptSelection {
  const chosen = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== ANY))
  return {
    ...chosen,
    search: search.trim(),
    ...(tag.trim() !== '' && { tag: tag.trim() }),
    ...(given !== ANY && { withdrawn: given === 'withdrawn' }),
  }
}
