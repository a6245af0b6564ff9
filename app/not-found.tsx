/** An address that is not there, or not for this person. */
import { SearchX } from 'lucide-react'
import { PagePreferences } from '@/app/_components/account/page-preferences'
import { ButtonLink } from '@/app/_components/ui/button'
import { EmptyState } from '@/app/_components/ui/empty-state'
import { wordsOf } from '@/app/_i18n/server'

export default async function NotFound() {
  const t = await wordsOf('common')
  return (
    <main className="relative grid min-h-dvh">
      <div className="absolute inset-x-4 top-4">
        <PagePreferences />
      </div>
      <EmptyState
        isPage
        icon={SearchX}
        title={t('notFound')}
        action={<ButtonLink href="/">{t('goHome')}</ButtonLink>}
        className="m-auto"
      >
        {t('notFoundHint')}
      </EmptyState>
    </main>
  )
}
