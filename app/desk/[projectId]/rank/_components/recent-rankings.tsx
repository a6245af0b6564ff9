'use client'

/** The rankings one sent last, each with a way to correct it. */
import { useQuery } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { Dialog } from '@/app/_components/ui/dialog'
import { Note } from '@/app/_components/ui/note'
import { Skeleton } from '@/app/_components/ui/skeleton'
import { useTRPC } from '@/app/_trpc/client'

export function RecentRankings({
  projectId,
  open,
  onOpenChange,
  onCorrect,
}: {
  projectId: string
  open: boolean
  onOpenChange: (open: boolean) => void
  onCorrect: (rankingId: string) => void
}) {
  const t = useTranslations('rank')
  const locale = useLocale()
  const trpc = useTRPC()
  const mine = useQuery({
    ...trpc.rankings.mine.queryOptions({ projectId }),
    enabled: open,
    staleTime: 0,
  })
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('recent.title')}
      description={t('recent.description')}
      className="w-[min(640px,calc(100vw-32px))]"
    >
      {mine.isPending && <Skeleton className="h-24 w-full" />}
      {mine.isError && <Note tone="danger">{t('recent.failed')}</Note>}
      {mine.data?.length === 0 && <p className="text-ink-3 text-ui">{t('recent.empty')}</p>}
      {mine.data && mine.data.length > 0 && (
        <ul className="flex flex-col divide-y">
          {mine.data.map(({ rankingId, createdAt, prompt, tiers, unacceptable, revision }) => {
            const date = when.format(createdAt)
            return (
              <li key={rankingId} className="flex items-center gap-3 py-2">
                <div className="min-w-0 flex-1">
                  <p dir="auto" className="truncate text-body">
                    {prompt}
                  </p>
                  <p className="text-caption text-ink-3 tabular-nums">
                    {date}
                    {' · '}
                    {tiers.map((tier) => tier.join(' = ')).join(' > ')}
                    {unacceptable.length > 0 && ` · ${t('placeUnacceptable')}: ${unacceptable.join(', ')}`}
                    {revision > 1 && ` · ${t('recent.corrected')}`}
                  </p>
                </div>
                <Button
                  size="small"
                  aria-label={t('recent.correctOf', { date, prompt: prompt.slice(0, 60) })}
                  onClick={() => onCorrect(rankingId)}
                >
                  {t('recent.correct')}
                </Button>
              </li>
            )
          })}
        </ul>
      )}
    </Dialog>
  )
}
