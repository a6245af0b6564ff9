/** The first admin, by the one-time link. */
import type { Metadata } from 'next'
import { ButtonLink } from '@/app/_components/ui/button'
import { Card } from '@/app/_components/ui/card'
import { api } from '@/app/_trpc/server'
import { SetupForm } from './_components/setup-form'

export const metadata: Metadata = { title: 'Set up', referrer: 'no-referrer' }

export default async function SetupPage({ params }: { params: Promise<{ secret: string }> }) {
  const { secret } = await params
  const isValid =
    secret.length >= 20 && secret.length <= 100 && (await (await api()).setup.isLinkValid({ secret }))
  return (
    <Card className="flex flex-col gap-4 p-5">
      {isValid ? (
        <>
          <div>
            <h1>Create the first account</h1>
            <p className="text-ink-2 text-ui">
              You become the admin: you invite people and decide what they may do.
            </p>
          </div>
          <SetupForm secret={secret} />
        </>
      ) : (
        <>
          <h1>This link does not work any more</h1>
          <p className="text-ink-2">
            It was used, or a newer one was printed. If there is no account yet, start Laurel again to get a
            new link.
          </p>
          <ButtonLink href="/sign-in">Go to sign in</ButtonLink>
        </>
      )}
    </Card>
  )
}
