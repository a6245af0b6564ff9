'use client'

/** What the ranking desk says when there is no task: the work is done for now, or none has begun, and what to do next. */
import { CircleCheck, ListOrdered } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { ButtonLink } from '@/app/_components/ui/button'
import { EmptyState } from '@/app/_components/ui/empty-state'

export function NothingToRank({
  projectId,
  done,
  canSample,
}: {
  projectId: string
  done: number
  canSample: boolean
}) {
  const t = useTranslations('rank')
  const action = canSample ? (
    <ButtonLink variant="primary" href={`/p/${projectId}/runs/new?kind=sample`}>
      {t('sampleAnswers')}
    </ButtonLink>
  ) : (
    <ButtonLink variant="primary" href={`/desk/${projectId}/write`}>
      {t('writeAnswers')}
    </ButtonLink>
  )
  return done > 0 ? (
    <EmptyState icon={CircleCheck} title={t('doneForNow', { count: done })} action={action}>
      {t('doneForNowHint')}
    </EmptyState>
  ) : (
    <EmptyState icon={ListOrdered} title={t('nothing')} action={action}>
      {canSample ? t('nothingSample') : t('nothingWait')}
    </EmptyState>
  )
}
