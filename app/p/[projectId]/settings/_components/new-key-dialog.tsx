'use client'

/** Names a key, chooses what it may do, makes it, shows its secret once. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { Checkbox } from '@/app/_components/ui/checkbox'
import { Field } from '@/app/_components/ui/field'
import { Input } from '@/app/_components/ui/input'
import { useSay } from '@/app/_i18n/use-say'
import { useTRPC } from '@/app/_trpc/client'
import { API_SCOPES, type ApiScope, DEFAULT_RATE_LIMIT, NewApiKey } from '@/server/schemas/api-key'
import { issueMessage } from '@/server/schemas/shape-message'
import { SCOPE_ROWS } from './scope-words'
import { SecretDialog } from './secret-dialog'

const READS = API_SCOPES.filter((scope) => scope.endsWith(':read'))

export function NewKeyDialog({
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
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<readonly ApiScope[]>(READS)
  const [rateLimit, setRateLimit] = useState(String(DEFAULT_RATE_LIMIT))
  const [problem, setProblem] = useState<string | null>(null)
  const create = useMutation(
    trpc.apiKeys.create.mutationOptions({
      onSuccess: () => queries.invalidateQueries(trpc.apiKeys.list.queryFilter({ projectId })),
      onError: ({ message }) => setProblem(message),
    }),
  )
  function change(isOpen: boolean) {
    onOpenChange(isOpen)
    if (isOpen) return
    create.reset()
    setName('')
    setScopes(READS)
    setRateLimit(String(DEFAULT_RATE_LIMIT))
    setProblem(null)
  }
  function make() {
    const parsed = NewApiKey.safeParse({ name, scopes, rateLimit: Number(rateLimit) })
    setProblem(parsed.success ? null : say(issueMessage(parsed.error.issues[0])))
    if (parsed.success) create.mutate({ projectId, ...parsed.data })
  }
  return (
    <SecretDialog
      open={open}
      onOpenChange={change}
      form={{
        title: t('newKey'),
        description: t('newKeyHint'),
      }}
      made={{
        title: t('keepKey'),
        description: t('keepKeyHint'),
        label: t('key'),
      }}
      secret={create.data?.secret}
      make={t('makeKey')}
      busy={create.isPending && t('makingKey')}
      onMake={make}
      problem={problem}
    >
      <Field label={t('name')} hint={t('nameHint')}>
        {(control) => (
          <Input
            {...control}
            value={name}
            maxLength={80}
            onChange={(event) => {
              setName(event.target.value)
              setProblem(null)
            }}
          />
        )}
      </Field>
      <fieldset className="flex flex-col gap-1.5">
        <legend className="mb-1 font-medium text-ui">{t('mayDo')}</legend>
        <div className="mb-1 flex gap-2">
          <Button size="small" onClick={() => setScopes(READS)}>
            {t('readAll')}
          </Button>
          <Button size="small" onClick={() => setScopes(API_SCOPES)}>
            {t('everything')}
          </Button>
        </div>
        {SCOPE_ROWS.map(({ resource, acts }) => (
          <div
            key={resource}
            className="grid grid-cols-[9rem_5rem_5rem] items-center max-sm:grid-cols-[1fr_auto_auto] max-sm:gap-3"
          >
            <span className="text-ui">{t(`resources.${resource}`)}</span>
            {acts.map(({ scope, act }) => (
              <Checkbox
                key={scope}
                checked={scopes.includes(scope)}
                onCheckedChange={(checked) =>
                  setScopes((held) =>
                    checked === true ? [...held, scope] : held.filter((one) => one !== scope),
                  )
                }
                label={
                  <>
                    {t(`scopeActs.${act}`)}
                    <span className="sr-only"> {t(`resources.${resource}`)}</span>
                  </>
                }
              />
            ))}
          </div>
        ))}
      </fieldset>
      <Field label={t('rateLimit')} className="max-w-40">
        {(control) => (
          <Input
            {...control}
            inputMode="numeric"
            value={rateLimit}
            onChange={(event) => setRateLimit(event.target.value)}
          />
        )}
      </Field>
    </SecretDialog>
  )
}
