/** "Saved 14:02", small, beside the editor. */
import { Cloud, CloudOff, LoaderCircle } from 'lucide-react'
import { useLocale, useTranslations } from 'use-intl'
import type { DraftStatus } from '../../_components/use-draft-mirror'

export function SavedStatus({
  status,
  savedAt,
  isOffline,
}: {
  status: DraftStatus
  savedAt: Date | null
  isOffline: boolean
}) {
  const t = useTranslations('write')
  const tDesk = useTranslations('desk')
  const locale = useLocale()
  if (isOffline || status === 'local') {
    return (
      <span role="status" className="flex items-center gap-1.5 text-ink-2 text-ui">
        <CloudOff aria-hidden className="size-4 text-warn" strokeWidth={1.75} />
        {t('offline')}
      </span>
    )
  }
  if (status === 'empty') return null
  return (
    <span role="status" className="flex items-center gap-1.5 text-ink-3 text-ui tabular-nums">
      {status === 'saving' ? (
        <>
          <LoaderCircle aria-hidden className="size-3.5" strokeWidth={1.75} /> {tDesk('saving')}
        </>
      ) : (
        <>
          <Cloud aria-hidden className="size-3.5" strokeWidth={1.75} />{' '}
          {savedAt
            ? tDesk('savedAt', {
                time: savedAt.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' }),
              })
            : tDesk('saved')}
        </>
      )}
    </span>
  )
}
