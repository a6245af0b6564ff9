'use client'

/** The project's texts with their size, licence and origin; a text can be added, retired and brought back. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { FileText, Play, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button, ButtonLink } from '@/app/_components/ui/button'
import { Card } from '@/app/_components/ui/card'
import { EmptyState } from '@/app/_components/ui/empty-state'
import { PageHeader } from '@/app/_components/ui/page-header'
import { Table, Td, Th, Tr } from '@/app/_components/ui/table'
import { TimeAgo } from '@/app/_components/ui/time-ago'
import { useFormats } from '@/app/_i18n/use-formats'
import { type ApiOutput, useTRPC } from '@/app/_trpc/client'
import { AddTextDialog } from './add-text-dialog'

type Text = ApiOutput['texts']['list'][number]

export function Texts({ projectId, initial }: { projectId: string; initial: Text[] }) {
  const t = useTranslations('texts')
  const trpc = useTRPC()
  const [isAdding, setIsAdding] = useState(false)
  const { data: texts } = useQuery(trpc.texts.list.queryOptions({ projectId }, { initialData: initial }))
  const add = (
    <Button variant="primary" icon={Plus} onClick={() => setIsAdding(true)}>
      {t('add')}
    </Button>
  )
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('about')}
        actions={
          <>
            <ButtonLink href={`/p/${projectId}/runs/new?kind=pretrain`} icon={Play}>
              {t('pretrain')}
            </ButtonLink>
            {add}
          </>
        }
      />
      <Card className="p-0">
        {texts.length === 0 ? (
          <EmptyState icon={FileText} title={t('none')} action={add}>
            {t('noneHint')}
          </EmptyState>
        ) : (
          <Table label={t('title')} className="min-w-[640px]">
            <thead>
              <tr>
                <Th>{t('text')}</Th>
                <Th>{t('licence')}</Th>
                <Th isNumber>{t('passages')}</Th>
                <Th isNumber>{t('heldOut')}</Th>
                <Th isNumber>{t('tokens')}</Th>
                <Th>
                  <span className="sr-only">{t('acts')}</span>
                </Th>
              </tr>
            </thead>
            <tbody>
              {texts.map((text) => (
                <TextRow key={text.id} projectId={projectId} text={text} />
              ))}
            </tbody>
          </Table>
        )}
      </Card>
      <AddTextDialog projectId={projectId} open={isAdding} onOpenChange={setIsAdding} />
    </>
  )
}

function TextRow({ projectId, text }: { projectId: string; text: Text }) {
  const t = useTranslations('texts')
  const f = useFormats()
  const trpc = useTRPC()
  const queries = useQueryClient()
  const retire = useMutation(
    trpc.texts.retire.mutationOptions({
      onSuccess: () => queries.invalidateQueries(trpc.texts.pathFilter()),
    }),
  )
  const isRetired = text.retiredAt !== null
  return (
    <Tr className={isRetired ? 'text-ink-3' : undefined}>
      <Td className="max-w-[340px] py-2.5">
        <span className="font-medium [overflow-wrap:anywhere]">{text.name}</span>
        {isRetired && <span className="text-caption"> {t('retired')}</span>}
        <span className="block text-caption text-ink-3 [overflow-wrap:anywhere]">
          {text.origin} · {text.language} · {text.createdBy?.name ?? 'Laurel'}{' '}
          <TimeAgo date={text.createdAt} />
        </span>
      </Td>
      <Td className="[overflow-wrap:anywhere]">{text.licence}</Td>
      <Td isNumber>{f.count(text.documents)}</Td>
      <Td isNumber>{f.count(text.heldOut)}</Td>
      <Td isNumber>{f.count(text.tokens)}</Td>
      <Td className="text-right">
        <Button
          size="small"
          busy={retire.isPending && t('saving')}
          aria-label={t(isRetired ? 'restoreOne' : 'retireOne', { name: text.name })}
          onClick={() => retire.mutate({ projectId, textId: text.id, isRetired: !isRetired })}
        >
          {t(isRetired ? 'restore' : 'retire')}
        </Button>
      </Td>
    </Tr>
  )
}
