'use client'

/** The keys of programs: what each may do, when it was used last. Made and revoked here, by admins. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { KeyRound, Plus } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { Card, CardHead } from '@/app/_components/ui/card'
import { ConfirmDialog } from '@/app/_components/ui/dialog'
import { EmptyState } from '@/app/_components/ui/empty-state'
import { Table, Td, Th, Tr } from '@/app/_components/ui/table'
import { Tag } from '@/app/_components/ui/tag'
import { TimeAgo } from '@/app/_components/ui/time-ago'
import { useToast } from '@/app/_components/ui/toast'
import { type ApiOutput, useTRPC } from '@/app/_trpc/client'
import { NewKeyDialog } from './new-key-dialog'
import { scopesInWords } from './scope-words'

type Key = ApiOutput['apiKeys']['list'][number]

export function ApiKeys({ projectId, initial }: { projectId: string; initial: Key[] }) {
  const t = useTranslations('programs')
  const tCommon = useTranslations('common')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const toast = useToast()
  const [isMaking, setMaking] = useState(false)
  const [doomed, setDoomed] = useState<Key | null>(null)
  const { data: keys } = useQuery(trpc.apiKeys.list.queryOptions({ projectId }, { initialData: initial }))
  const revoke = useMutation(
    trpc.apiKeys.revoke.mutationOptions({
      onSuccess: () => toast({ message: t('keyRevoked') }),
      onError: ({ message }) => toast({ tone: 'danger', message }),
      onSettled: () => queries.invalidateQueries(trpc.apiKeys.list.queryFilter({ projectId })),
    }),
  )
  return (
    <Card className="max-w-[720px] p-0" aria-label={t('keys')}>
      <CardHead title={t('keys')} className="m-0 border-b px-4 py-3">
        <Link href="/developers" className="text-accent-ink text-ui underline">
          {t('whatPrograms')}
        </Link>
        <Button icon={Plus} onClick={() => setMaking(true)}>
          {t('newKey')}
        </Button>
      </CardHead>
      {keys.length === 0 ? (
        <EmptyState icon={KeyRound} title={t('noKeys')}>
          {t('noKeysHint')}
        </EmptyState>
      ) : (
        <Table label={t('keys')}>
          <thead>
            <tr>
              <Th>{t('name')}</Th>
              <Th>{t('begins')}</Th>
              <Th>{t('may')}</Th>
              <Th isNumber>{t('aMinute')}</Th>
              <Th>{t('madeBy')}</Th>
              <Th>{t('lastUsed')}</Th>
              <Th>
                <span className="sr-only">{tCommon('acts')}</span>
              </Th>
            </tr>
          </thead>
          <tbody>
            {keys.map((key) => (
              <Tr key={key.id}>
                <Td className="min-w-36 font-medium [overflow-wrap:anywhere]">{key.name}</Td>
                <Td className="whitespace-nowrap font-mono text-ink-2">{key.hint}…</Td>
                <Td className="min-w-56 text-ink-2">{scopesInWords(key.scopes, t)}</Td>
                <Td isNumber>{key.rateLimit}</Td>
                <Td className="whitespace-nowrap text-ink-2">{key.createdBy}</Td>
                <Td className="whitespace-nowrap text-ink-2">
                  {key.lastUsedAt ? <TimeAgo date={key.lastUsedAt} /> : t('never')}
                </Td>
                <Td className="text-right">
                  {key.revokedAt ? (
                    <Tag>{t('revoked')}</Tag>
                  ) : (
                    <Button
                      size="small"
                      aria-label={t('revokeOne', { name: key.name })}
                      onClick={() => setDoomed(key)}
                    >
                      {t('revoke')}
                    </Button>
                  )}
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
      <NewKeyDialog projectId={projectId} open={isMaking} onOpenChange={setMaking} />
      <ConfirmDialog
        open={doomed !== null}
        onOpenChange={(isOpen) => !isOpen && setDoomed(null)}
        title={t('revokeTitle', { name: doomed?.name ?? '' })}
        description={t('revokeHint')}
        confirmLabel={t('revoke')}
        cancelLabel={t('keep')}
        onConfirm={() => {
          if (doomed) revoke.mutate({ projectId, apiKeyId: doomed.id })
          setDoomed(null)
        }}
      />
    </Card>
  )
}
