/** What is on the writing desk, and how it becomes a draft and a submission. Pure. */
import type { Words } from '@/app/_i18n/words'
import type {
  DemonstrationDraft,
  DemonstrationSubmission,
  DialogueTurn,
} from '@/server/schemas/demonstration'

export interface GivenPrompt {
  promptId: string
  text: string
  taskType: string
  language: string
}

/** What drafts and submissions in the browser's storage look like. */
export const BLANK_DRAFT: DemonstrationDraft = {
  promptId: null,
  system: '',
  instruction: '',
  between: [],
  response: '',
  taskType: 'other',
  submissionKey: '',
  activeMs: 0,
  savedAt: 0,
}
const { savedAt: _, ...BLANK } = BLANK_DRAFT
export const BLANK_SUBMISSION: DemonstrationSubmission = {
  ...BLANK,
  fromCompletionId: null,
  guidelinesVersion: null,
}

export type WritingMode = 'given' | 'own'

export interface Writing {
  mode: WritingMode
  /** The prompt being answered; null in mode `own`, or when every prompt is answered. */
  prompt: GivenPrompt | null
  /** In mode `own`; what is said before the instruction is null until somebody asks for it. */
  instruction: string
  system: string | null
  /** Of a dialogue: an answer and the next question at a time, between the instruction and the last answer. */
  between: DialogueTurn[]
  /** The last answer. */
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
    system: null,
    between: [],
    response: '',
    taskType: mode === 'given' ? (prompt?.taskType ?? 'other') : 'answer',
    submissionKey,
  }
}

/** @param serverPrompt the prompt the server sent with the page; a draft of another prompt carries its text itself. */
export function writingFromDraft(draft: DemonstrationDraft, serverPrompt: GivenPrompt | null): Writing {
  const { promptId, instruction, between, response, taskType, submissionKey } = draft
  const written = { between, response, taskType, submissionKey }
  if (promptId === null)
    return { mode: 'own', prompt: null, instruction, system: draft.system || null, ...written }
  const prompt =
    serverPrompt?.promptId === promptId
      ? serverPrompt
      : { promptId, text: instruction, taskType, language: 'en' }
  return { mode: 'given', prompt, instruction: '', system: null, ...written }
}

/** The answer becomes a turn of the dialogue, and a question and its answer are to be written after it. */
export const withTurn = ({ between, response }: Writing): Pick<Writing, 'between' | 'response'> => ({
  between: [...between, { role: 'assistant', content: response }, { role: 'user', content: '' }],
  response: '',
})

/** Without the last question and its answer: the answer before is the last one again. */
export const withoutLastTurn = ({ between }: Writing): Pick<Writing, 'between' | 'response'> => ({
  between: between.slice(0, -2),
  response: between[between.length - 2]?.content ?? '',
})

export const instructionOf = (writing: Writing) =>
  writing.mode === 'given' ? (writing.prompt?.text ?? '') : writing.instruction

/** All that stands before the last answer. */
export const turnsOf = (writing: Writing): DialogueTurn[] => [
  ...(writing.system ? [{ role: 'system' as const, content: writing.system }] : []),
  { role: 'user', content: instructionOf(writing) },
  ...writing.between,
]

export function toDraft(writing: Writing, activeMs: number, savedAt: number): DemonstrationDraft {
  const { mode, prompt, system, between, response, taskType, submissionKey } = writing
  return {
    promptId: mode === 'given' ? (prompt?.promptId ?? null) : null,
    system: system ?? '',
    instruction: instructionOf(writing),
    between,
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
  const { savedAt: _, ...draft } = toDraft(writing, activeMs, 0)
  return { ...draft, fromCompletionId: null, guidelinesVersion }
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
  if (writing.between.some(({ content }) => !content.trim())) return t('problems.emptyTurn')
  if (!writing.response.trim()) return t('problems.noAnswer')
  if (tokens !== null && tokens > tokensMax) {
    return t('problems.tooLong', { count: tokens - tokensMax })
  }
  return null
}
