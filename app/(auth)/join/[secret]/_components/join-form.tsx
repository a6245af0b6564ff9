'use client'

import { useTranslations } from 'use-intl'
import { useTRPCClient } from '@/app/_trpc/client'
/** Creates an account and joins, both or neither. */
import { NewAccountForm } from '@/app/(auth)/_components/new-account-form'

export function JoinForm({ secret }: { secret: string }) {
  const t = useTranslations('account')
  const client = useTRPCClient()
  return (
    <NewAccountForm
      submitLabel={t('createAndJoin')}
      create={async (account) => {
        const { projectId } = await client.invitations.joinAsNew.mutate({ secret, account })
        return `/p/${projectId}`
      }}
    />
  )
}
