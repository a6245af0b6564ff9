'use client'

/** Whether a version is the promoted one, or retired; nothing for the others. */
import { BadgeCheck } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Tag } from '@/app/_components/ui/tag'

export function Standing({
  model,
  className,
}: {
  model: { isPromoted: boolean; retiredAt?: Date | null; isRetired?: boolean }
  className?: string
}) {
  const t = useTranslations('models')
  if (model.isPromoted) {
    return (
      <Tag tone="accent" icon={BadgeCheck} className={className}>
        {t('standing.promoted')}
      </Tag>
    )
  }
  if (model.isRetired || model.retiredAt) {
    return (
      <Tag tone="outline" className={className}>
        {t('standing.retired')}
      </Tag>
    )
  }
  return null
}
