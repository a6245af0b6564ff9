'use client'

/** Addresses that are told what happens in the project. Added and removed here, by admins. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus, Webhook as WebhookIcon } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { Card, CardHead } from '@/app/_components/ui/card'
import { ConfirmDialog } from '@/app/_components/ui/dialog'
import { EmptyState } from '@/app/_components/ui/empty-state'
import { Table, Td, Th, Tr } from '@/app/_components/ui/table'
import { Tag } from '@/app/_components/ui/tag'
import { useToast } from '@/app/_components/ui/toast'
import { type ApiOutput, useTRPC } from '@/app/_trpc/client'
import { DeliveriesDialog } from './deliveries-dialog'
import { NewWebhookDialog } from './new-webhook-dialog'
import { DELIVERY_TONES } from './webhook-words'

type Webhook = ApiOutput['webhooks']['list'][number]

export function Webhooks({ projectId, initial }: { projectId: string; initial: Webhook[] }) {
  const t = useTranslations('programs')
  const tCommon = useTranslations('common')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const toast = useToast()
  const [isAdding, setAdding] = useState(false)
  const [shown, setShown] = useState<Webhook | null>(null)
  const [doomed, setDoomed] = useState<Webhook | null>(null)
  const { data } = useQuery(trpc.webhooks.list.queryOptions({ projectId }, { initialData: initial }))
  const remove = useMutation(
    trpc.webhooks.remove.mutationOptions({
      onError: ({ message }) => toast({ tone: 'danger', message }),
      onSettled: () => queries.invalidateQueries(trpc.webhooks.list.queryFilter({ projectId })),
    }),
  )
  return (
    <Card className="max-w-[720px] p-0" aria-label={t('webhooks')}>
      <CardHead title={t('webhooks')} className="m-0 border-b px-4 py-3">
        <Button icon={Plus} onClick={() => setAdding(true)}>
          {t('newWebhook')}
        </Button>
      </CardHead>
      {data.length === 0 ? (
        <EmptyState icon={WebhookIcon} title={t('noWebhooks')}>
          {t('noWebhooksHint')}
        </EmptyState>
      ) : (
        <Table label={t('webhooks')}>
          <thead>
            <tr>
              <Th>{t('address')}</Th>
              <Th>{t('events')}</Th>
              <Th>{t('latest')}</Th>
              <Th>
                <span className="sr-only">{tCommon('acts')}</span>
              </Th>
            </tr>
          </thead>
          <tbody>
            {data.map((webhook) => (
              <Tr key={webhook.id}>
                <Td className="min-w-56 font-mono text-caption [overflow-wrap:anywhere]">{webhook.url}</Td>
                <Td className="min-w-40 text-ink-2">{webhook.events.join(', ')}</Td>
                <Td className="whitespace-nowrap">
                  {webhook.latest ? (
                    <Tag tone={DELIVERY_TONES[webhook.latest.status]}>
                      {t(`deliveryStates.${webhook.latest.status}`)}
                    </Tag>
                  ) : (
                    <span className="text-ink-3">{t('noDelivery')}</span>
                  )}
                  {webhook.dead > 0 && (
                    <span className="ml-2 text-caption text-danger">
                      {t('givenUp', { count: webhook.dead })}
                    </span>
                  )}
                </Td>
                <Td className="whitespace-nowrap text-right">
                  <Button size="small" onClick={() => setShown(webhook)}>
                    {t('deliveries')}
                  </Button>{' '}
                  <Button size="small" onClick={() => setDoomed(webhook)}>
                    {t('remove')}
                  </Button>
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
      <NewWebhookDialog projectId={projectId} open={isAdding} onOpenChange={setAdding} />
      {shown && <DeliveriesDialog projectId={projectId} webhook={shown} onClose={() => setShown(null)} />}
      <ConfirmDialog
        open={doomed !== null}
        onOpenChange={(isOpen) => !isOpen && setDoomed(null)}
        title={t('removeTitle')}
        description={t('removeHint')}
        confirmLabel={t('remove')}
        cancelLabel={t('keep')}
        onConfirm={() => {
          if (doomed) remove.mutate({ projectId, webhookId: doomed.id })
          setDoomed(null)
        }}
      />
    </Card>
  )
}
