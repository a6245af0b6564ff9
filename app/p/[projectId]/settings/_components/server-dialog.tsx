'use client'

/** Where a model server is, with which key, and how much it may be asked. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { Checkbox } from '@/app/_components/ui/checkbox'
import { Dialog } from '@/app/_components/ui/dialog'
import { Field } from '@/app/_components/ui/field'
import { Input } from '@/app/_components/ui/input'
import { Note } from '@/app/_components/ui/note'
import { useTRPC } from '@/app/_trpc/client'
import { NewModelServer } from '@/server/schemas/model-server'
import { NumberBox } from '../../_components/number-box'
import { AddressField } from './address-field'
import type { ModelServer } from './model-servers'

const WRONG = {
  name: 'nameMissing',
  baseUrl: 'addressWrong',
  key: 'keyWrong',
  requestsPerMinute: 'perMinuteWrong',
} as const
type WrongField = keyof typeof WRONG

export function ServerDialog({
  projectId,
  server,
  onClose,
}: {
  projectId: string
  /** The one that is changed; null for a new one. */
  server: ModelServer | null
  onClose: () => void
}) {
  const t = useTranslations('servers')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const [name, setName] = useState(server?.name ?? '')
  const [baseUrl, setBaseUrl] = useState(server?.baseUrl ?? '')
  const [key, setKey] = useState('')
  const [isKeyless, setIsKeyless] = useState(false)
  const [perMinute, setPerMinute] = useState(String(server?.requestsPerMinute ?? ''))
  const [atOnce, setAtOnce] = useState(server?.atOnce ?? 4)
  const [wrong, setWrong] = useState<readonly string[]>([])
  const done = {
    onSuccess: async () => {
      await queries.invalidateQueries(trpc.modelServers.list.queryFilter({ projectId }))
      onClose()
    },
  }
  const add = useMutation(trpc.modelServers.add.mutationOptions(done))
  const change = useMutation(trpc.modelServers.change.mutationOptions(done))
  const keyEnd = server?.keyEnd ?? null

  function save() {
    const parsed = NewModelServer.safeParse({
      name,
      baseUrl: baseUrl.trim(),
      key: key.trim() === '' ? null : key,
      requestsPerMinute: perMinute.trim() === '' ? null : Number(perMinute),
      atOnce,
    })
    setWrong(parsed.success ? [] : parsed.error.issues.map(({ path }) => String(path[0])))
    if (!parsed.success) return
    const { key: given, ...settings } = parsed.data
    if (server === null) return add.mutate({ projectId, ...settings, key: given })
    change.mutate({
      projectId,
      serverId: server.id,
      ...settings,
      ...(isKeyless ? { key: null } : given !== null && { key: given }),
    })
  }
  /** Sets a field and takes back what was said of it. */
  const typed = (field: WrongField, set: (value: string) => void) => (value: string) => {
    set(value)
    setWrong((all) => all.filter((one) => one !== field))
  }
  const problemOf = (field: WrongField) => (wrong.includes(field) ? t(WRONG[field]) : null)
  const failed = add.error ?? change.error
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={server === null ? t('newTitle') : t('changeTitle', { name: server.name })}
      description={t('formHint')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button variant="primary" busy={(add.isPending || change.isPending) && t('saving')} onClick={save}>
            {t('save')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3.5">
        <Field label={t('name')} hint={t('nameHint')} error={problemOf('name')}>
          {(control) => (
            <Input
              {...control}
              value={name}
              maxLength={80}
              onChange={({ target }) => typed('name', setName)(target.value)}
            />
          )}
        </Field>
        <AddressField
          label={t('address')}
          hint={t('addressHint')}
          error={problemOf('baseUrl')}
          value={baseUrl}
          onValueChange={typed('baseUrl', setBaseUrl)}
        />
        <Field
          label={t('keyLabel')}
          hint={keyEnd === null ? t('keyHint') : t('keyStays', { end: keyEnd })}
          error={problemOf('key')}
        >
          {(control) => (
            <Input
              {...control}
              type="password"
              autoComplete="off"
              value={key}
              maxLength={500}
              disabled={isKeyless}
              onChange={({ target }) => typed('key', setKey)(target.value)}
            />
          )}
        </Field>
        {keyEnd !== null && (
          <Checkbox
            checked={isKeyless}
            onCheckedChange={(checked) => setIsKeyless(checked === true)}
            label={t('keyAway')}
          />
        )}
        <div className="grid gap-3.5 sm:grid-cols-2">
          <NumberBox
            label={t('atOnce')}
            hint={t('atOnceHint')}
            value={atOnce}
            min={1}
            max={64}
            isInteger
            onChange={setAtOnce}
          />
          <Field label={t('perMinute')} hint={t('perMinuteHint')} error={problemOf('requestsPerMinute')}>
            {(control) => (
              <Input
                {...control}
                inputMode="numeric"
                value={perMinute}
                onChange={({ target }) => typed('requestsPerMinute', setPerMinute)(target.value)}
              />
            )}
          </Field>
        </div>
        {failed && <Note tone="danger">{failed.message}</Note>}
      </div>
    </Dialog>
  )
}
