/** One's own name and password. */
import { ArrowLeft } from 'lucide-react'
import type { Metadata } from 'next'
import { ButtonLink } from '@/app/_components/ui/button'
import { Card } from '@/app/_components/ui/card'
import { api, orNotFound } from '@/app/_trpc/server'
import { NameForm } from './_components/name-form'
import { PasswordForm } from './_components/password-form'

export const metadata: Metadata = { title: 'Account' }

export default async function AccountPage() {
  const account = await orNotFound((await api()).account.read())
  return (
    <main className="mx-auto flex w-full max-w-[560px] flex-col gap-3.5 px-4 py-8">
      <div>
        <ButtonLink href="/" variant="quiet" icon={ArrowLeft} className="-ml-3">
          Back
        </ButtonLink>
      </div>
      <h1>Account</h1>
      <Card className="flex flex-col gap-3.5 p-5">
        <NameForm name={account.name} email={account.email} />
      </Card>
      <Card className="flex flex-col gap-3.5 p-5">
        <h2>Password</h2>
        <PasswordForm name={account.name} email={account.email} />
      </Card>
    </main>
  )
}
