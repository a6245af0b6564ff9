/** An invitation: join with a new account, or with the one you are signed in to. */
import { TRPCError } from '@trpc/server'
import type { Metadata } from 'next'
import { ButtonLink } from '@/app/_components/ui/button'
import { Card } from '@/app/_components/ui/card'
import { Note } from '@/app/_components/ui/note'
import { api } from '@/app/_trpc/server'
import { getSessionUser } from '@/server/auth/session'
import { JoinForm } from './_components/join-form'
import { JoinWithAccount } from './_components/join-with-account'

export const metadata: Metadata = { title: 'Join', referrer: 'no-referrer' }

const WHY = {
  used: 'This invitation was used already. It works for one person.',
  revoked: 'This invitation was withdrawn.',
  expired: 'This invitation has expired. Invitations last 7 days.',
}

const MAY = {
  annotator: 'You will write answers, rank them and vote.',
  researcher: 'You will see the data, train models and compare them.',
  admin: 'You will run the project: its people, settings and models.',
}

export default async function JoinPage({ params }: { params: Promise<{ secret: string }> }) {
  const { secret } = await params
  const invitation = await readInvitation(secret)
  const user = await getSessionUser()
  if (invitation?.state !== 'open') {
    return (
      <Card className="flex flex-col gap-4 p-5">
        <h1>{invitation ? 'This invitation does not work any more' : 'There is no such invitation'}</h1>
        <p className="text-ink-2">
          {invitation ? WHY[invitation.state] : 'A part of its link may have been lost in copying.'} Ask for a
          new link.
        </p>
        <ButtonLink href="/">{user ? 'Go home' : 'Go to sign in'}</ButtonLink>
      </Card>
    )
  }
  return (
    <Card className="flex flex-col gap-4 p-5">
      <div>
        <h1>Join {invitation.project.name}</h1>
        <p className="text-ink-2 text-ui">
          {invitation.invitedBy} invites you as{' '}
          {invitation.role === 'annotator' || invitation.role === 'admin' ? 'an' : 'a'} {invitation.role}.{' '}
          {MAY[invitation.role]}
        </p>
      </div>
      {invitation.note && <Note>{invitation.note}</Note>}
      {user ? <JoinWithAccount secret={secret} email={user.email} /> : <JoinForm secret={secret} />}
      {!user && (
        <p className="text-ink-2 text-ui">
          Have an account?{' '}
          <a
            href={`/sign-in?next=${encodeURIComponent(`/join/${secret}`)}`}
            className="underline underline-offset-2"
          >
            Sign in to join with it
          </a>
          .
        </p>
      )}
    </Card>
  )
}

/** Null for a link that nobody made, or that lost a part on its way. */
async function readInvitation(secret: string) {
  try {
    return await (await api()).invitations.read({ secret })
  } catch (error) {
    if (error instanceof TRPCError && ['NOT_FOUND', 'BAD_REQUEST'].includes(error.code)) return null
    throw error
  }
}
