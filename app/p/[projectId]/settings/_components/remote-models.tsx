'use client'

/** The models of a server that are offered for sampling. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { Table, Td, Th, Tr } from '@/app/_components/ui/table'
import { useToast } from '@/app/_components/ui/toast'
import { useTRPC } from '@/app/_trpc/client'
import { formatDollars } from '../../_components/dollars'
import type { ModelServer } from './model-servers'

export function RemoteModels({ projectId, server }: { projectId: string; server: ModelServer }) {
  const t = useTranslations('servers')
  const format = useFormatter()
  const trpc = useTRPC()
  const queries = useQueryClient()
  const toast = useToast()
  const withdraw = useMutation(
    trpc.modelServers.withdraw.mutationOptions({
      onError: ({ message }) => toast({ tone: 'danger', message }),
      onSettled: () => queries.invalidateQueries(trpc.modelServers.list.queryFilter({ projectId })),
    }),
  )
  if (server.models.length === 0) return <p className="mt-2 text-caption text-ink-3">{t('noModels')}</p>
  const price = (dollars: number | null) => (dollars === null ? '?' : formatDollars(format, dollars))
  return (
    <Table label={server.name} className="mt-2">
      <thead>
        <tr>
          <Th>{t('model')}</Th>
          <Th isNumber>{t('price')}</Th>
          <Th isNumber>{t('asked')}</Th>
          <Th isNumber>{t('tokens')}</Th>
          <Th isNumber>{t('cost')}</Th>
          <Th>
            <span className="sr-only">{t('acts')}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {server.models.map((model) => (
          <Tr key={model.id}>
            <Td className="font-mono text-caption [overflow-wrap:anywhere]">{model.name}</Td>
            <Td isNumber className="whitespace-nowrap">
              {model.inputPrice === null && model.outputPrice === null
                ? t('priceUnknown')
                : `${price(model.inputPrice)} / ${price(model.outputPrice)}`}
            </Td>
            <Td isNumber>{format.number(model.answers)}</Td>
            <Td isNumber>{format.number(model.tokens)}</Td>
            <Td isNumber>{model.cost === null ? '—' : formatDollars(format, model.cost)}</Td>
            <Td className="text-right">
              <Button
                size="small"
                variant="quiet"
                aria-label={`${t('withdraw')}: ${model.name}`}
                onClick={() => withdraw.mutate({ projectId, remoteModelId: model.id })}
              >
                {t('withdraw')}
              </Button>
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}
