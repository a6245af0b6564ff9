'use client'

import { useTRPCClient } from '@/app/_trpc/client'
/** Creates the first admin and opens the first project. */
import { NewAccountForm } from '@/app/(auth)/_components/new-account-form'

export function SetupForm({ secret }: { secret: string }) {
  const client = useTRPCClient()
  return (
    <NewAccountForm
      submitLabel="Create the account"
      create={async (account) => {
        await client.setup.createAdmin.mutate({ secret, account })
        return '/'
      }}
    />
  )
}
