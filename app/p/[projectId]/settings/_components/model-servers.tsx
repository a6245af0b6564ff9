'use client'

/** Servers that answer beside the project's own versions, their models, and what those have cost. For admins. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus, Server } from 'lucide-react'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { Card, CardHead } from '@/app/_components/ui/card'
import { ConfirmDialog } from '@/app/_components/ui/dialog'
import { EmptyState } from '@/app/_components/ui/empty-state'
import { useToast } from '@/app/_components/ui/toast'
import { type ApiOutput, useTRPC } from '@/app/_trpc/client'
import { OfferModelDialog } from './offer-model-dialog'
import { RemoteModels } from './remote-models'
import { ServerDialog } from './server-dialog'

export type ModelServer = ApiOutput['modelServers']['list'][number]

/** What is open over the list, and for which server. */
type Open = { what: 'add' } | { what: 'change' | 'offer' | 'remove'; server: ModelServer } | null

export function ModelServers({ projectId, initial }: { projectId: string; initial: ModelServer[] }) {
  const t = useTranslations('servers')
  const format = useFormatter()
  const trpc = useTRPC()
  const queries = useQueryClient()
  const toast = useToast()
  const [open, setOpen] = useState<Open>(null)
  const { data } = useQuery(trpc.modelServers.list.queryOptions({ projectId }, { initialData: initial }))
  const remove = useMutation(
    trpc.modelServers.remove.mutationOptions({
      onError: ({ message }) => toast({ tone: 'danger', message }),
      onSettled: () => queries.invalidateQueries(trpc.modelServers.list.queryFilter({ projectId })),
    }),
  )
  const close = () => setOpen(null)
  return (
    <Card className="max-w-[720px] p-0" aria-label={t('title')}>
      <CardHead title={t('title')} className="m-0 border-b px-4 py-3">
        <Button icon={Plus} onClick={() => setOpen({ what: 'add' })}>
          {t('add')}
        </Button>
      </CardHead>
      {data.length === 0 && (
        <EmptyState icon={Server} title={t('none')}>
          {t('noneHint')}
        </EmptyState>
      )}
      {data.map((server) => (
        <section key={server.id} aria-label={server.name} className="border-b px-4 py-3 last:border-b-0">
          <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
            <div className="min-w-0 flex-1">
              <h3 className="font-medium text-ui">{server.name}</h3>
              <p className="font-mono text-caption text-ink-2 [overflow-wrap:anywhere]">{server.baseUrl}</p>
              <p className="text-caption text-ink-3">
                {server.keyEnd === null ? t('noKey') : t('key', { end: server.keyEnd })} ·{' '}
                {t('limits', {
                  atOnce: server.atOnce,
                  perMinute:
                    server.requestsPerMinute === null ? 'none' : format.number(server.requestsPerMinute),
                })}
              </p>
            </div>
            <Button size="small" icon={Plus} onClick={() => setOpen({ what: 'offer', server })}>
              {t('addModel')}
            </Button>
            <Button size="small" onClick={() => setOpen({ what: 'change', server })}>
              {t('change')}
            </Button>
            <Button size="small" onClick={() => setOpen({ what: 'remove', server })}>
              {t('remove')}
            </Button>
          </div>
          <RemoteModels projectId={projectId} server={server} />
        </section>
      ))}
      {(open?.what === 'add' || open?.what === 'change') && (
        <ServerDialog
          projectId={projectId}
          server={open.what === 'change' ? open.server : null}
          onClose={close}
        />
      )}
      {open?.what === 'offer' && (
        <OfferModelDialog projectId={projectId} server={open.server} onClose={close} />
      )}
      <ConfirmDialog
        open={open?.what === 'remove'}
        onOpenChange={(isOpen) => !isOpen && close()}
        title={open?.what === 'remove' ? t('removeTitle', { name: open.server.name }) : ''}
        description={t('removeHint')}
        confirmLabel={t('remove')}
        cancelLabel={t('keep')}
        onConfirm={() => {
          if (open?.what === 'remove') remove.mutate({ projectId, serverId: open.server.id })
          close()
        }}
      />
    </Card>
  )
}
