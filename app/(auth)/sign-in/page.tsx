/** Sign in. Before the first set-up there is nobody to sign in as; the page says where the link is. */
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Card } from '@/app/_components/ui/card'
import { Note } from '@/app/_components/ui/note'
import { api } from '@/app/_trpc/server'
import { getSessionUser } from '@/server/auth/session'
import { safePath } from '../_components/safe-path'
import { SignInForm } from '../_components/sign-in-form'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  const next = safePath((await searchParams).next)
  if (await getSessionUser()) redirect(next)
  const isSetupNeeded = await (await api()).setup.isNeeded()
  return (
    <Card className="flex flex-col gap-4 p-5">
      <h1>{isSetupNeeded ? 'Set up Laurel first' : 'Sign in'}</h1>
      {isSetupNeeded ? (
        <>
          <p className="text-ink-2">
            There is no account yet. Open the set-up link that <code className="font-mono">npm start</code>{' '}
            printed in the terminal. It creates the first admin and works once.
          </p>
          <Note>Lost it? Start Laurel again: it prints a new link.</Note>
        </>
      ) : (
        <>
          <SignInForm next={next} />
          <p className="text-caption text-ink-3">
            No account yet? Ask an admin of your project for an invitation link.
          </p>
        </>
      )}
    </Card>
  )
}
