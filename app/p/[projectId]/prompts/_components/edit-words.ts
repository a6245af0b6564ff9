/** What an edit of many prompts did, in words. */
import type { PromptChangeInput } from '@/server/schemas/prompt'

/** As it is sent: what is left out is empty. */
export function changeInWords(change: PromptChangeInput): string {
  switch (change.field) {
    case 'tags':
      return [
        change.add?.length && `Tags added: ${change.add.join(', ')}`,
        change.remove?.length && `Tags removed: ${change.remove.join(', ')}`,
      ]
        .filter(Boolean)
        .join('. ')
    case 'split':
      return `Moved to ${change.value}`
    case 'language':
      return `Language set to ${change.value}`
    case 'licence':
      return change.value === null ? 'Licence: that of the set' : `Licence set to ${change.value}`
    case 'withdrawn':
      return change.value ? 'Withdrawn' : 'Given out again'
  }
}
