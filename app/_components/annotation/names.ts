/** Names people read for codes the data uses. */
import type { Words } from '@/app/_i18n/words'
import { TASK_TYPES } from '@/server/schemas/desk-terms'

/** Of the prompts that come with Laurel, beside those that people choose from. */
const STARTER_TYPES = [
  'describe',
  'question',
  'polite',
  'past',
  'compare',
  'reading',
  'howto',
  'thanks',
] as const

/** Types we know are translated; "rewrite_text" and "fairy-tale" of a prompt set read "Rewrite text", "Fairy tale". */
export function taskTypeName(taskType: string, t: Words<'desk'>): string {
  const known = TASK_TYPES.find((type) => type === taskType)
  if (known) return t(`taskTypes.${known}`)
  const starter = STARTER_TYPES.find((type) => type === taskType)
  if (starter) return t(`starterTypes.${starter}`)
  const words = taskType.replace(/[-_]+/g, ' ').trim()
  return words ? `${words[0].toUpperCase()}${words.slice(1)}` : t('taskTypes.other')
}

/** "en" → "English"; a code nobody knows stays as it is. */
export function languageName(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? code
  } catch {
    // Not a language tag at all.
    return code
  }
}
