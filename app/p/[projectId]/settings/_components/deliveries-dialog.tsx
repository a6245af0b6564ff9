'use client'

/** What was sent to a webhook lately and what became of it; what was given up or has arrived can be sent again. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { Dialog } from '@/app/_components/ui/dialog'
import { EmptyState } from '@/app/_components/ui/empty-state'
import { Note } from '@/app/_components/ui/note'
import { Tag } from '@/app/_components/ui/tag'
import { TimeAgo } from '@/app/_components/ui/time-ago'
import { useSay } from '@/app/_i18n/use-say'
import { useTRPC } from '@/app/_trpc/client'
import { DELIVERY_TONES } from './webhook-words'

const LOOK_EVERY_MS = 2000

export function DeliveriesDialog({
  projectId,
  webhook,
  onClose,
}: {
  projectId: string
  webhook: { id: string; url: string }
  onClose: () => void
}) {
  const t = useTranslations('programs')
  const say = useSay()
  const trpc = useTRPC()
  const queries = useQueryClient()
  const webhookId = webhook.id
  const deliveries = useQuery(
    trpc.webhooks.deliveries.queryOptions({ projectId, webhookId }, { refetchInterval: LOOK_EVERY_MS }),
  )
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries(trpc.webhooks.deliveries.queryFilter({ projectId, webhookId })),
      queries.invalidateQueries(trpc.webhooks.list.queryFilter({ projectId })),
    ])
  const test = useMutation(trpc.webhooks.test.mutationOptions({ onSettled: refresh }))
  const resend = useMutation(trpc.webhooks.resend.mutationOptions({ onSettled: refresh }))
  const problem = test.error ?? resend.error ?? deliveries.error
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('deliveries')}
      description={webhook.url}
      footer={
        <Button
          icon={Send}
          busy={test.isPending && t('sending')}
          onClick={() => test.mutate({ projectId, webhookId })}
        >
          {t('sendTest')}
        </Button>
      }
    >
      {problem && <Note tone="danger">{problem.message}</Note>}
      {deliveries.data?.length === 0 && (
        <EmptyState icon={Send} title={t('nothingSent')}>
          {t('nothingSentHint')}
        </EmptyState>
      )}
      <ul className="flex flex-col">
        {deliveries.data?.map(({ id, event, status, attempts, problem: became, createdAt, nextAt }) => (
          <li key={id} className="flex flex-col gap-1 border-b py-2.5 last:border-b-0">
            <div className="flex min-h-7 flex-wrap items-center gap-2">
              <Tag tone={DELIVERY_TONES[status]}>{t(`deliveryStates.${status}`)}</Tag>
              <span className="font-mono text-ui">{event}</span>
              <span className="text-caption text-ink-3">
                <TimeAgo date={createdAt} />
              </span>
              {status !== 'waiting' && (
                <Button
                  size="small"
                  className="ml-auto"
                  disabled={resend.isPending}
                  onClick={() => resend.mutate({ projectId, deliveryId: id })}
                >
                  {t('sendAgain')}
                </Button>
              )}
            </div>
            <p className="text-caption text-ink-2">
              {became ? say(became) : t('onItsWay')}
              {attempts > 1 && ` ${t('attempts', { count: attempts })}`}
              {attempts > 0 && nextAt && (
                <>
                  {` ${t('next')} `}
                  <TimeAgo date={nextAt} isAhead />
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
