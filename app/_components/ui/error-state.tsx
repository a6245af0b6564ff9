'use client'

/** A page that failed to load: what happened, that nothing is lost, and another try. */
import { CloudAlert } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from './button'
import { EmptyState } from './empty-state'

export function ErrorState({ error, onRetry }: { error: Error & { digest?: string }; onRetry: () => void }) {
  const t = useTranslations('common')
  return (
    <div role="alert" className="m-auto">
      <EmptyState
        isPage
        icon={CloudAlert}
        title={t('pageFailed')}
        action={<Button onClick={onRetry}>{t('tryAgain')}</Button>}
      >
        {error.digest ? t('pageFailedHintDigest', { digest: error.digest }) : t('pageFailedHint')}
      </EmptyState>
    </div>
  )
}
