/** What an edit of many prompts did, in words. */
import type { PromptChange } from '@/server/schemas/prompt'

export function changeInWords(change: PromptChange): string {
  switch (change.field) {
    case 'tags':
      return [
        change.add.length > 0 && `Tags added: ${change.add.join(', ')}`,
        change.remove.length > 0 && `Tags removed: ${change.remove.join(', ')}`,
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
