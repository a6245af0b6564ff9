'use client'

/** The name others see; the e-mail is shown and stays. */
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { Field } from '@/app/_components/ui/field'
import { Input } from '@/app/_components/ui/input'
import { useToast } from '@/app/_components/ui/toast'
import { useTRPC } from '@/app/_trpc/client'

export function NameForm({ name, email }: { name: string; email: string }) {
  const t = useTranslations('account')
  const [value, setValue] = useState(name)
  const router = useRouter()
  const toast = useToast()
  const trpc = useTRPC()
  const rename = useMutation(
    trpc.account.rename.mutationOptions({
      onSuccess: () => {
        toast({ message: t('nameSaved') })
        router.refresh()
      },
    }),
  )
  return (
    <form
      method="post"
      className="flex flex-col gap-3.5"
      onSubmit={(event) => {
        event.preventDefault()
        rename.mutate({ name: value })
      }}
    >
      <Field label={t('email')}>{(control) => <Input {...control} value={email} readOnly />}</Field>
      <Field label={t('name')} error={rename.error?.message}>
        {(control) => (
          <Input
            {...control}
            autoComplete="name"
            value={value}
            onChange={(event) => setValue(event.target.value)}
          />
        )}
      </Field>
      <div>
        <Button type="submit" busy={rename.isPending && t('saving')}>
          {t('saveName')}
        </Button>
      </div>
    </form>
  )
}
