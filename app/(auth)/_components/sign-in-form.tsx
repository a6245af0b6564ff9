'use client'

/** E-mail and password. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { PasswordInput } from '@/app/_components/account/password-input'
import { Button } from '@/app/_components/ui/button'
import { Field } from '@/app/_components/ui/field'
import { Input } from '@/app/_components/ui/input'
import { type SignInProblem, signInWithPassword } from './sign-in'

export function SignInForm({ next }: { next: string }) {
  const t = useTranslations('account')
  const [error, setError] = useState<SignInProblem | null>(null)
  const [isBusy, setIsBusy] = useState(false)

  async function submit(form: FormData) {
    setIsBusy(true)
    setError(null)
    const problem = await signInWithPassword(String(form.get('email')), String(form.get('password')))
    if (problem) {
      setError(problem)
      setIsBusy(false)
      return
    }
    // A full load, so that every server component sees the new session.
    window.location.assign(next)
  }

  return (
    <form
      method="post"
      className="flex flex-col gap-3.5"
      onSubmit={(event) => {
        event.preventDefault()
        void submit(new FormData(event.currentTarget))
      }}
    >
      <Field label={t('email')}>
        {(control) => (
          <Input {...control} name="email" type="email" autoComplete="username" required autoFocus />
        )}
      </Field>
      <Field label={t('password')} error={error && t(`problems.${error}`)}>
        {(control) => <PasswordInput {...control} name="password" autoComplete="current-password" required />}
      </Field>
      <Button type="submit" variant="primary" size="large" busy={isBusy && t('signingIn')}>
        {t('signIn')}
      </Button>
    </form>
  )
}
