/** What an import brought, and what its set is called at first. */
import type { Words } from '@/app/_i18n/words'
import type { ImportCounts } from '@/server/schemas/import'

/** "412 prompts, 38 rankings". */
export function addedWords(t: Words<'prompts'>, counts: Partial<ImportCounts>): string {
  const kinds = ['prompts', 'demonstrations', 'completions', 'rankings'] as const
  const parts = kinds.flatMap((kind) =>
    counts[kind] ? [t(`import.added.${kind}`, { count: counts[kind] })] : [],
  )
  return parts.length > 0 ? parts.join(', ') : t('import.nothingNew')
}

/** A file's name without its endings, as the first name of a set. */
export const setNameOf = (fileName: string): string =>
  fileName
    .replace(/\.gz$/i, '')
    .replace(/\.[a-z0-9]{1,8}$/i, '')
    .trim()
    .slice(0, 120) || 'Imported'
