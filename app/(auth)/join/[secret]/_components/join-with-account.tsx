'use client'

/** One button for somebody who is signed in already. */
import { useMutation } from '@tanstack/react-query'
import { signOut } from 'next-auth/react'
import { useTranslations } from 'use-intl'
import { Button } from '@/app/_components/ui/button'
import { Note } from '@/app/_components/ui/note'
import { useTRPC } from '@/app/_trpc/client'

export function JoinWithAccount({ secret, email }: { secret: string; email: string }) {
  const t = useTranslations('account')
  const trpc = useTRPC()
  const join = useMutation(
    trpc.invitations.join.mutationOptions({
      onSuccess: ({ projectId }) => window.location.assign(`/p/${projectId}`),
    }),
  )
  return (
    <>
      {join.error && <Note tone="danger">{join.error.message}</Note>}
      <Button
        variant="primary"
        size="large"
        busy={(join.isPending || join.isSuccess) && t('joining')}
        onClick={() => join.mutate({ secret })}
      >
        {t('joinAs', { email })}
      </Button>
      <Button variant="quiet" onClick={() => signOut({ callbackUrl: `/join/${secret}` })}>
        {t('otherAccount')}
      </Button>
    </>
  )
}
