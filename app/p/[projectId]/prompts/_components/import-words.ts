/** What the import dialog calls things. */
import { plural } from '@/app/_components/format'
import type { ImportCounts, ImportFormat, MappedField } from '@/server/schemas/import'

export const FORMAT_WORDS: Record<ImportFormat, string> = {
  prompts: 'Prompts (TRL prompt-only, one a line)',
  demonstrations: 'Prompt and completion (TRL)',
  messages: 'Messages (Hugging Face chat, OpenAI)',
  sharegpt: 'Conversations (ShareGPT)',
  alpaca: 'Instruction, input, output (Alpaca)',
  'natural-instructions': 'Natural Instructions',
  comparisons: 'Prompt, chosen, rejected (TRL preference)',
  'comparisons-implicit': 'Chosen and rejected dialogues (TRL)',
  hh: 'Human and Assistant transcripts (Anthropic HH)',
  'openai-preference': 'OpenAI preference',
  unpaired: 'Prompt, completion, label (TRL unpaired)',
  rankings: 'Rankings (Laurel)',
  scored: 'Scored answers (Laurel)',
  ultrafeedback: 'UltraFeedback',
  'open-assistant': 'Open-Assistant trees',
  argilla: 'Argilla records',
  'label-studio': 'Label Studio tasks',
  columns: 'Columns, mapped by hand',
}

export const FIELD_WORDS: Record<MappedField, { label: string; hint: string }> = {
  prompt: { label: 'Prompt', hint: 'what the model is asked' },
  demonstration: { label: 'Answer', hint: 'becomes a demonstration' },
  chosen: { label: 'Better answer', hint: 'with the worse one, a comparison' },
  rejected: { label: 'Worse answer', hint: '' },
  system: { label: 'System message', hint: '' },
  id: { label: 'Id', hint: '' },
  taskType: { label: 'Task type', hint: '' },
  language: { label: 'Language', hint: '' },
  split: { label: 'Split', hint: '' },
  author: { label: 'Author', hint: '' },
}

export const ENCODING_WORDS = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16, little end first',
  'utf-16be': 'UTF-16, big end first',
  'windows-1250': 'Windows-1250 (Central Europe)',
  'windows-1252': 'Windows-1252 (Western Europe)',
  'iso-8859-2': 'ISO 8859-2 (Central Europe)',
} as const

/** "412 prompts, 38 rankings". */
export function addedWords(counts: Partial<ImportCounts>): string {
  const parts = (
    [
      ['prompts', 'prompt'],
      ['demonstrations', 'demonstration'],
      ['completions', 'answer'],
      ['rankings', 'ranking'],
    ] as const
  ).flatMap(([key, word]) => (counts[key] ? [plural(counts[key], word)] : []))
  return parts.length > 0 ? parts.join(', ') : 'Nothing new'
}

/** A file's name without its endings, as the first name of a set. */
export const setNameOf = (fileName: string): string =>
  fileName
    .replace(/\.gz$/i, '')
    .replace(/\.[a-z0-9]{1,8}$/i, '')
    .trim()
    .slice(0, 120) || 'Imported'
