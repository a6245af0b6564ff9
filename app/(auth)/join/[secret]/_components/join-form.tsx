'use client'

import { useTRPCClient } from '@/app/_trpc/client'
/** Creates an account and joins, both or neither. */
import { NewAccountForm } from '@/app/(auth)/_components/new-account-form'

export function JoinForm({ secret }: { secret: string }) {
  const client = useTRPCClient()
  return (
    <NewAccountForm
      submitLabel="Create the account and join"
      create={async (account) => {
        const { projectId } = await client.invitations.joinAsNew.mutate({ secret, account })
        return `/p/${projectId}`
      }}
    />
  )
}
