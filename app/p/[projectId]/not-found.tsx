/** A page of a project that is not there, or not for this role. */
import { SearchX } from 'lucide-react'
import { ButtonLink } from '@/app/_components/ui/button'
import { EmptyState } from '@/app/_components/ui/empty-state'
import { wordsOf } from '@/app/_i18n/server'

export default async function NotFound() {
  const t = await wordsOf('common')
  return (
    <EmptyState
      isPage
      icon={SearchX}
      title={t('notFound')}
      action={<ButtonLink href="/">{t('goHome')}</ButtonLink>}
      className="m-auto"
    >
      {t('notFoundHint')}
    </EmptyState>
  )
}
