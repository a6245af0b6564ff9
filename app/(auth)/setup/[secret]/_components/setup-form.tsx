'use client'

import { useTranslations } from 'use-intl'
import { useTRPCClient } from '@/app/_trpc/client'
/** Creates the first admin and opens the first project. */
import { NewAccountForm } from '@/app/(auth)/_components/new-account-form'

export function SetupForm({ secret }: { secret: string }) {
  const t = useTranslations('account')
  const client = useTRPCClient()
  return (
    <NewAccountForm
      submitLabel={t('create')}
      create={async (account) => {
        await client.setup.createAdmin.mutate({ secret, account })
        return '/'
      }}
    />
  )
}
