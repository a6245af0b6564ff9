/** Sign in. Before the first set-up there is nobody to sign in as; the page says where the link is. */
import { redirect } from 'next/navigation'
import { Card } from '@/app/_components/ui/card'
import { Note } from '@/app/_components/ui/note'
import { titled, wordsOf } from '@/app/_i18n/server'
import { api } from '@/app/_trpc/server'
import { getSessionUser } from '@/server/auth/session'
import { safePath } from '../_components/safe-path'
import { SignInForm } from '../_components/sign-in-form'

export const generateMetadata = titled('account', 'signIn')

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  const t = await wordsOf('account')
  const next = safePath((await searchParams).next)
  if (await getSessionUser()) redirect(next)
  const isSetupNeeded = await (await api()).setup.isNeeded()
  return (
    <Card className="flex flex-col gap-4 p-5">
      <h1>{isSetupNeeded ? t('setupFirst') : t('signIn')}</h1>
      {isSetupNeeded ? (
        <>
          <p className="text-ink-2">
            {t.rich('setupLink', { code: (words) => <code className="font-mono">{words}</code> })}
          </p>
          <Note>{t('lostLink')}</Note>
        </>
      ) : (
        <>
          <SignInForm next={next} />
          <p className="text-caption text-ink-3">{t('askAdmin')}</p>
        </>
      )}
    </Card>
  )
}
