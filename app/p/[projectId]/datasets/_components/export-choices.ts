/** Which choices a format has, and the address of its download. */
import type { ExportKind, ExportRequest } from '@/server/schemas/export'

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
