/** What the export form calls things, and which choices a format has. */
import type { ExportKind, ExportRequest } from '@/server/schemas/export'

export const EXPORT_WORDS: Record<ExportKind, { label: string; hint: string }> = {
  comparisons: { label: 'Comparisons', hint: 'prompt, chosen, rejected: TRL preference' },
  rankings: { label: 'Rankings', hint: 'every answer with its rank, ties kept' },
  demonstrations: { label: 'Demonstrations', hint: 'prompt, completion: TRL prompt–completion' },
  prompts: { label: 'Prompts', hint: 'prompt: TRL prompt-only' },
  messages: { label: 'Messages', hint: 'demonstrations for Hugging Face chat and OpenAI fine-tuning' },
  'comparisons-implicit': {
    label: 'Comparisons, prompt inside',
    hint: 'chosen and rejected as whole dialogues: TRL implicit preference',
  },
  'openai-preference': {
    label: 'OpenAI preference',
    hint: 'input, preferred_output, non_preferred_output',
  },
  hh: { label: 'Anthropic HH', hint: 'transcripts of Human and Assistant' },
  unpaired: { label: 'Unpaired', hint: 'prompt, completion, label: TRL, for KTO' },
  scored: { label: 'Scored answers', hint: 'answers with stars and standard errors' },
  ultrafeedback: { label: 'UltraFeedback', hint: 'answers with models and overall scores' },
  'open-assistant': { label: 'Open-Assistant', hint: 'message trees with ranks' },
  argilla: { label: 'Argilla', hint: 'records with rankings, ties kept' },
  'label-studio': { label: 'Label Studio', hint: 'Ranker tasks, ties as buckets' },
}

/** The four that most people want stand first; the others are folded. */
export const MAIN_KINDS: ExportKind[] = ['comparisons', 'rankings', 'demonstrations', 'prompts']

const PAIRED: ExportKind[] = ['comparisons', 'comparisons-implicit', 'openai-preference', 'hh']
const TWO_FORMS: ExportKind[] = ['comparisons', 'rankings', 'demonstrations', 'prompts', 'unpaired', 'scored']
const WITH_MARGIN: ExportKind[] = ['comparisons', 'comparisons-implicit']
const WITH_PROVENANCE: ExportKind[] = [...TWO_FORMS, 'messages', 'comparisons-implicit']
const WITH_ANSWERS: ExportKind[] = [
  ...PAIRED,
  'rankings',
  'unpaired',
  'scored',
  'ultrafeedback',
  'open-assistant',
  'argilla',
  'label-studio',
]
const WITH_DEMONSTRATIONS: ExportKind[] = ['demonstrations', 'messages', 'open-assistant']

/** Which of the choices mean something for a format. */
export const choicesOf = (kind: ExportKind) => ({
  form: TWO_FORMS.includes(kind),
  pairs: PAIRED.includes(kind),
  margin: WITH_MARGIN.includes(kind),
  provenance: WITH_PROVENANCE.includes(kind),
  flagged: WITH_ANSWERS.includes(kind),
  seeds: WITH_DEMONSTRATIONS.includes(kind),
})

const UNIT_WORDS = {
  prompt: ['prompt', 'prompts'],
  demonstration: ['demonstration', 'demonstrations'],
  ranking: ['ranking', 'rankings'],
  answers: ['prompt with answers', 'prompts with answers'],
} as const

export const unitWords = (unit: keyof typeof UNIT_WORDS): [string, string] => [...UNIT_WORDS[unit]]

/** The download's address; choices that mean nothing for the format stay out. */
export function exportHref(projectId: string, request: ExportRequest): string {
  const choices = choicesOf(request.kind)
  const query: Record<string, string> = {
    projectId,
    kind: request.kind,
    split: request.split,
    file: request.file,
    ...(choices.form && { form: request.form }),
    ...(choices.seeds && { withSeeds: String(request.withSeeds) }),
    ...(choices.provenance && { withProvenance: String(request.withProvenance) }),
    ...(choices.pairs && { pairs: request.pairs }),
    ...(choices.margin && { ties: request.ties, withMargin: String(request.withMargin) }),
    ...(choices.flagged && { skipFlagged: String(request.skipFlagged) }),
    ...(request.gzip && { gzip: 'true' }),
  }
  return `/api/export?${new URLSearchParams(query)}`
}
