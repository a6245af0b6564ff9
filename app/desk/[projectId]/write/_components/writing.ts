/** What is on the writing desk, and how it becomes a draft and a submission. Pure. */
import type { Words } from '@/app/_i18n/words'
import type { DemonstrationDraft, DemonstrationSubmission } from '@/server/schemas/demonstration'

export interface GivenPrompt {
  promptId: string
  text: string
  taskType: string
  language: string
}

export type WritingMode = 'given' | 'own'

export interface Writing {
  mode: WritingMode
  /** The prompt being answered; null in mode `own`, or when every prompt is answered. */
  prompt: GivenPrompt | null
  /** In mode `own`. */
  instruction: string
  response: string
  taskType: string
  /** Made with the page and sent with it, so that sending twice makes one demonstration. */
  submissionKey: string
}

export function blankWriting(mode: WritingMode, prompt: GivenPrompt | null, submissionKey: string): Writing {
  return {
    mode,
    prompt,
    instruction: '',
    response: '',
    taskType: mode === 'given' ? (prompt?.taskType ?? 'other') : 'answer',
    submissionKey,
  }
}

/** @param serverPrompt the prompt the server sent with the page; a draft of another prompt carries its text itself. */
export function writingFromDraft(draft: DemonstrationDraft, serverPrompt: GivenPrompt | null): Writing {
  const { promptId, instruction, response, taskType, submissionKey } = draft
  if (promptId === null) return { mode: 'own', prompt: null, instruction, response, taskType, submissionKey }
  const prompt =
    serverPrompt?.promptId === promptId
      ? serverPrompt
      : { promptId, text: instruction, taskType, language: 'en' }
  return { mode: 'given', prompt, instruction: '', response, taskType, submissionKey }
}

export const instructionOf = (writing: Writing) =>
  writing.mode === 'given' ? (writing.prompt?.text ?? '') : writing.instruction

export function toDraft(writing: Writing, activeMs: number, savedAt: number): DemonstrationDraft {
  const { mode, prompt, response, taskType, submissionKey } = writing
  return {
    promptId: mode === 'given' ? (prompt?.promptId ?? null) : null,
    instruction: instructionOf(writing),
    response,
    taskType,
    submissionKey,
    activeMs,
    savedAt,
  }
}

export function toSubmission(
  writing: Writing,
  activeMs: number,
  guidelinesVersion: number | null,
): DemonstrationSubmission {
  const { promptId, instruction, response, taskType, submissionKey } = toDraft(writing, activeMs, 0)
  return {
    promptId,
    fromCompletionId: null,
    instruction,
    response,
    taskType,
    submissionKey,
    guidelinesVersion,
    activeMs,
  }
}

/** Why it cannot be sent yet, in a sentence, or null. `tokens` is null while the tokenizer loads. */
export function whyNotReady(
  writing: Writing,
  tokens: number | null,
  tokensMax: number,
  t: Words<'write'>,
): string | null {
  if (writing.mode === 'given' && !writing.prompt) return t('problems.noPrompt')
  if (!instructionOf(writing).trim()) return t('problems.noInstruction')
  if (!writing.response.trim()) return t('problems.noAnswer')
  if (tokens !== null && tokens > tokensMax) {
    return t('problems.tooLong', { count: tokens - tokensMax })
  }
  return null
}
