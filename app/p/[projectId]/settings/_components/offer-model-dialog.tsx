'use client'

/** Offers a model of a server for sampling; the server is asked which it has. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { Dialog } from '@/app/_components/ui/dialog'
import { Field } from '@/app/_components/ui/field'
import { Input } from '@/app/_components/ui/input'
import { Note } from '@/app/_components/ui/note'
import { useTRPC, useTRPCClient } from '@/app/_trpc/client'
import { NewRemoteModel } from '@/server/schemas/model-server'
import type { ModelServer } from './model-servers'

export function OfferModelDialog({
  projectId,
  server,
  onClose,
}: {
  projectId: string
  server: ModelServer
  onClose: () => void
}) {
  const t = useTranslations('servers')
  const trpc = useTRPC()
  const client = useTRPCClient()
  const queries = useQueryClient()
  const listId = useId()
  const [name, setName] = useState('')
  const [inputPrice, setInputPrice] = useState('')
  const [outputPrice, setOutputPrice] = useState('')
  const [wrong, setWrong] = useState<readonly string[]>([])
  const models = useQuery({
    queryKey: ['models of a server', projectId, server.id],
    queryFn: () => client.modelServers.lookUp.mutate({ projectId, serverId: server.id }),
    retry: false,
    gcTime: 0,
  })
  const offer = useMutation(
    trpc.modelServers.offer.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries(trpc.modelServers.list.queryFilter({ projectId }))
        onClose()
      },
    }),
  )
  function save() {
    const price = (typed: string) => (typed.trim() === '' ? null : Number(typed.replace(',', '.')))
    const parsed = NewRemoteModel.safeParse({
      serverId: server.id,
      name,
      inputPrice: price(inputPrice),
      outputPrice: price(outputPrice),
    })
    setWrong(parsed.success ? [] : parsed.error.issues.map(({ path }) => String(path[0])))
    if (parsed.success) offer.mutate({ projectId, ...parsed.data })
  }
  const priceField = (label: string, field: string, value: string, set: (value: string) => void) => (
    <Field label={label} hint={t('priceHint')} error={wrong.includes(field) ? t('priceWrong') : null}>
      {(control) => (
        <Input {...control} inputMode="decimal" value={value} onChange={({ target }) => set(target.value)} />
      )}
    </Field>
  )
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('modelTitle', { server: server.name })}
      description={t('modelHint')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button variant="primary" busy={offer.isPending && t('saving')} onClick={save}>
            {t('offer')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3.5">
        <Field
          label={t('modelName')}
          hint={t('modelNameHint')}
          error={wrong.includes('name') ? t('modelNameMissing') : null}
        >
          {(control) => (
            <Input
              {...control}
              list={listId}
              autoComplete="off"
              value={name}
              maxLength={200}
              onChange={({ target }) => setName(target.value)}
            />
          )}
        </Field>
        <datalist id={listId}>
          {models.data?.map((model) => (
            <option key={model} value={model} />
          ))}
        </datalist>
        {models.error ? (
          <Note tone="warn">{models.error.message}</Note>
        ) : (
          <p role="status" className="text-caption text-ink-3">
            {models.data ? t('found', { count: models.data.length }) : t('looking')}
          </p>
        )}
        <div className="grid gap-3.5 sm:grid-cols-2">
          {priceField(t('inputPrice'), 'inputPrice', inputPrice, setInputPrice)}
          {priceField(t('outputPrice'), 'outputPrice', outputPrice, setOutputPrice)}
        </div>
        {offer.error && <Note tone="danger">{offer.error.message}</Note>}
      </div>
    </Dialog>
  )
}
