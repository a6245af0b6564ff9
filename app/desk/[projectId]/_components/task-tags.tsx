/** A prompt's task type and language, as tags. */
import { useLocale, useTranslations } from 'use-intl'
import { languageName, taskTypeName } from '@/app/_components/annotation/names'
import { Tag } from '@/app/_components/ui/tag'

export function TaskTags({ taskType, language }: { taskType: string; language: string }) {
  const t = useTranslations('desk')
  const locale = useLocale()
  return (
    <>
      <Tag>{taskTypeName(taskType, t)}</Tag>
      <Tag className="first-letter:uppercase">{languageName(language, locale)}</Tag>
    </>
  )
}
