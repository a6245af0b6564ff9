/** Names people read for codes the data uses. */

/** "rewrite_text" and "fairy-tale" → "Rewrite text", "Fairy tale". */
export function taskTypeName(taskType: string): string {
  const words = taskType.replace(/[-_]+/g, ' ').trim()
  return words ? `${words[0].toUpperCase()}${words.slice(1)}` : 'Other'
}

/** "en" → "English"; a code nobody knows stays as it is. */
export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code
  } catch {
    // Not a language tag at all.
    return code
  }
}
