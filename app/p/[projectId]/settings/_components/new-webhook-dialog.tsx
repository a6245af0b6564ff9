'use client'

/** Names an address and what it is told; shows the signing secret once. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Checkbox } from '@/app/_components/ui/checkbox'
import { useSay } from '@/app/_i18n/use-say'
import { useTRPC } from '@/app/_trpc/client'
import { issueMessage } from '@/server/schemas/shape-message'
import { NewWebhook, WEBHOOK_EVENTS, type WebhookEvent } from '@/server/schemas/webhook'
import { AddressField } from './address-field'
import { SecretDialog } from './secret-dialog'
import { EVENT_KEYS } from './webhook-words'

export function NewWebhookDialog({
  projectId,
  open,
  onOpenChange,
}: {
  projectId: string
  open: boolean
  onOpenChange: (open: boolean) => void
}) {
  const t = useTranslations('programs')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const say = useSay()
  const [url, setUrl] = useState('')
  const [events, setEvents] = useState<readonly WebhookEvent[]>(WEBHOOK_EVENTS)
  const [problem, setProblem] = useState<string | null>(null)
  const create = useMutation(
    trpc.webhooks.create.mutationOptions({
      onSuccess: () => queries.invalidateQueries(trpc.webhooks.list.queryFilter({ projectId })),
      onError: ({ message }) => setProblem(message),
    }),
  )
  function change(isOpen: boolean) {
    onOpenChange(isOpen)
    if (isOpen) return
    create.reset()
    setUrl('')
    setEvents(WEBHOOK_EVENTS)
    setProblem(null)
  }
  function add() {
    const parsed = NewWebhook.safeParse({ url: url.trim(), events })
    setProblem(parsed.success ? null : say(issueMessage(parsed.error.issues[0])))
    if (parsed.success) create.mutate({ projectId, ...parsed.data })
  }
  return (
    <SecretDialog
      open={open}
      onOpenChange={change}
      form={{
        title: t('newWebhook'),
        description: t('newWebhookHint'),
      }}
      made={{
        title: t('keepSecret'),
        description: t('keepSecretHint'),
        label: t('secret'),
      }}
      secret={create.data?.secret}
      make={t('addWebhook')}
      busy={create.isPending && t('adding')}
      onMake={add}
      problem={problem}
    >
      <AddressField
        label={t('address')}
        hint={t('addressHint')}
        value={url}
        onValueChange={(next) => {
          setUrl(next)
          setProblem(null)
        }}
      />
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 font-medium text-ui">{t('tellWhen')}</legend>
        {WEBHOOK_EVENTS.map((name) => (
          <Checkbox
            key={name}
            checked={events.includes(name)}
            onCheckedChange={(checked) =>
              setEvents((all) => (checked === true ? [...all, name] : all.filter((one) => one !== name)))
            }
            label={t(`eventNames.${EVENT_KEYS[name]}`)}
            hint={t(`eventHints.${EVENT_KEYS[name]}`)}
          />
        ))}
      </fieldset>
    </SecretDialog>
  )
}
