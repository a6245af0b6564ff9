'use client'

/** Changes the password. Other devices are signed out, because their sessions were made with the old one. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { PasswordInput } from '@/app/_components/account/password-input'
import { StrengthMeter } from '@/app/_components/account/strength-meter'
import { Button } from '@/app/_components/ui/button'
import { Field } from '@/app/_components/ui/field'
import { useToast } from '@/app/_components/ui/toast'
import { useTRPCClient } from '@/app/_trpc/client'
import { signInWithPassword } from '@/app/(auth)/_components/sign-in'

export function PasswordForm({ name, email }: { name: string; email: string }) {
  const t = useTranslations('account')
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const toast = useToast()
  const client = useTRPCClient()
  const change = useMutation({
    mutationFn: async () => {
      await client.account.changePassword.mutate({ currentPassword: current, newPassword: next })
      // This session ended with the old password; begin a new one.
      const problem = await signInWithPassword(email, next)
      if (problem) window.location.assign('/sign-in')
    },
    onSuccess: () => {
      setCurrent('')
      setNext('')
      toast({ message: t('passwordChanged') })
    },
  })
  return (
    <form
      method="post"
      className="flex flex-col gap-3.5"
      onSubmit={(event) => {
        event.preventDefault()
        change.mutate()
      }}
    >
      <Field label={t('currentPassword')}>
        {(control) => (
          <PasswordInput
            {...control}
            required
            autoComplete="current-password"
            value={current}
            onChange={(event) => setCurrent(event.target.value)}
          />
        )}
      </Field>
      <div className="flex flex-col gap-1.5">
        <Field label={t('newPassword')} error={change.error?.message}>
          {(control) => (
            <PasswordInput
              {...control}
              required
              autoComplete="new-password"
              value={next}
              onChange={(event) => setNext(event.target.value)}
            />
          )}
        </Field>
        <StrengthMeter password={next} personal={[name, email]} />
      </div>
      <div>
        <Button type="submit" variant="primary" busy={change.isPending && t('changing')}>
          {t('changePassword')}
        </Button>
      </div>
    </form>
  )
}
