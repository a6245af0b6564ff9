/** What an edit of many prompts did, in words. */
import type { Words } from '@/app/_i18n/words'
import type { PromptChangeInput } from '@/server/schemas/prompt'

/** As it is sent: what is left out is empty. */
export function changeInWords(t: Words<'prompts'>, change: PromptChangeInput): string {
  switch (change.field) {
    case 'tags':
      return [
        change.add?.length && t('did.tagsAdded', { tags: change.add.join(', ') }),
        change.remove?.length && t('did.tagsRemoved', { tags: change.remove.join(', ') }),
      ]
        .filter(Boolean)
        .join('. ')
    case 'split':
      return t('did.moved', { split: t(`splitNames.${change.value}`) })
    case 'language':
      return t('did.language', { language: change.value })
    case 'licence':
      return change.value === null ? t('did.licenceOfSet') : t('did.licence', { licence: change.value })
    case 'withdrawn':
      return t(change.value ? 'did.withdrawn' : 'did.restored')
  }
}
