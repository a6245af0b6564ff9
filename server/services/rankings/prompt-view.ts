/** What a ranking desk may know of a prompt. */

export interface PromptView {
  promptId: string
  text: string
  taskType: string
  language: string
  /** Answers written to it may become demonstrations. */
  isForTraining: boolean
}

export const PROMPT_VIEW_FIELDS = {
  id: true,
  text: true,
  taskType: true,
  language: true,
  split: true,
} as const

export const promptView = ({
  id,
  split,
  ...prompt
}: {
  id: string
  text: string
  taskType: string
  language: string
  split: string
}): PromptView => ({ promptId: id, ...prompt, isForTraining: split === 'train' })
