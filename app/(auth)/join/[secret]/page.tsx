/** An invitation: join with a new account, or with the one you are signed in to. */
import { TRPCError } from '@trpc/server'
import { ButtonLink } from '@/app/_components/ui/button'
import { Card } from '@/app/_components/ui/card'
import { Note } from '@/app/_components/ui/note'
import { titled, wordsOf } from '@/app/_i18n/server'
import { api } from '@/app/_trpc/server'
import { getSessionUser } from '@/server/auth/session'
import { JoinForm } from './_components/join-form'
import { JoinWithAccount } from './_components/join-with-account'

export const generateMetadata = titled('account', 'join', { referrer: 'no-referrer' })

export default async function JoinPage({ params }: { params: Promise<{ secret: string }> }) {
  const t = await wordsOf('account')
  const { secret } = await params
  const invitation = await readInvitation(secret)
  const user = await getSessionUser()
  if (invitation?.state !== 'open') {
    return (
      <Card className="flex flex-col gap-4 p-5">
        <h1>{invitation ? t('invitationOver') : t('noInvitationTitle')}</h1>
        <p className="text-ink-2">{t(`noInvitation.${invitation?.state ?? 'unknown'}`)}</p>
        <ButtonLink href="/">{user ? t('goHome') : t('goToSignIn')}</ButtonLink>
      </Card>
    )
  }
  return (
    <Card className="flex flex-col gap-4 p-5">
      <div>
        <h1>{t('joinProject', { project: invitation.project.name })}</h1>
        <p className="text-ink-2 text-ui">{t(`invites.${invitation.role}`, { by: invitation.invitedBy })}</p>
      </div>
      {invitation.note && <Note>{invitation.note}</Note>}
      {user ? <JoinWithAccount secret={secret} email={user.email} /> : <JoinForm secret={secret} />}
      {!user && (
        <p className="text-ink-2 text-ui">
          {t.rich('haveAccount', {
            link: (words) => (
              <a
                href={`/sign-in?next=${encodeURIComponent(`/join/${secret}`)}`}
                className="underline underline-offset-2"
              >
                {words}
              </a>
            ),
          })}
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
