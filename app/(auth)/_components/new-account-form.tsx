'use client'

/** Name, e-mail, and a password strong enough: for the first admin and for people who join. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { PasswordInput } from '@/app/_components/account/password-input'
import { StrengthMeter } from '@/app/_components/account/strength-meter'
import { Button } from '@/app/_components/ui/button'
import { Field } from '@/app/_components/ui/field'
import { Input } from '@/app/_components/ui/input'
import { useSay } from '@/app/_i18n/use-say'
import type { Message } from '@/ml/messages/message'
import { NewAccount } from '@/server/schemas/account'
import { issueMessage } from '@/server/schemas/shape-message'
import { signInWithPassword } from './sign-in'

const EMPTY: NewAccount = { name: '', email: '', password: '' }

export function NewAccountForm({
  create,
  submitLabel,
}: {
  /** Creates the account on the server; resolves to the path to open once signed in. */
  create: (account: NewAccount) => Promise<string>
  submitLabel: string
}) {
  const t = useTranslations('account')
  const say = useSay()
  const [account, setAccount] = useState(EMPTY)
  const [problems, setProblems] = useState<Partial<Record<keyof NewAccount, Message>>>({})
  const submission = useMutation({
    mutationFn: async (valid: NewAccount) => {
      const next = await create(valid)
      const problem = await signInWithPassword(valid.email, valid.password)
      window.location.assign(problem ? '/sign-in' : next)
    },
  })

  function submit() {
    const parsed = NewAccount.safeParse(account)
    if (parsed.success) {
      setProblems({})
      submission.mutate(parsed.data)
      return
    }
    setProblems(Object.fromEntries(parsed.error.issues.map((issue) => [issue.path[0], issueMessage(issue)])))
  }
  const change = (key: keyof NewAccount) => (event: React.ChangeEvent<HTMLInputElement>) =>
    setAccount({ ...account, [key]: event.target.value })
  const isBusy = submission.isPending || submission.isSuccess

  return (
    <form
      method="post"
      noValidate
      className="flex flex-col gap-3.5"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Field label={t('name')} error={problems.name && say(problems.name)} hint={t('nameHint')}>
        {(control) => (
          <Input {...control} autoComplete="name" value={account.name} onChange={change('name')} autoFocus />
        )}
      </Field>
      <Field label={t('email')} error={problems.email && say(problems.email)} hint={t('emailHint')}>
        {(control) => (
          <Input
            {...control}
            type="email"
            autoComplete="username"
            value={account.email}
            onChange={change('email')}
          />
        )}
      </Field>
      <div className="flex flex-col gap-1.5">
        <Field
          label={t('password')}
          error={problems.password ? say(problems.password) : submission.error?.message}
        >
          {(control) => (
            <PasswordInput
              {...control}
              autoComplete="new-password"
              value={account.password}
              onChange={change('password')}
            />
          )}
        </Field>
        <StrengthMeter password={account.password} personal={[account.name, account.email]} />
      </div>
      <Button type="submit" variant="primary" size="large" busy={isBusy && t('creating')}>
        {submitLabel}
      </Button>
    </form>
  )
}
