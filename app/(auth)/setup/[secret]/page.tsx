/** The first admin, by the one-time link. */
import { ButtonLink } from '@/app/_components/ui/button'
import { Card } from '@/app/_components/ui/card'
import { titled, wordsOf } from '@/app/_i18n/server'
import { api } from '@/app/_trpc/server'
import { SetupForm } from './_components/setup-form'

export const generateMetadata = titled('account', 'setUp', { referrer: 'no-referrer' })

export default async function SetupPage({ params }: { params: Promise<{ secret: string }> }) {
  const t = await wordsOf('account')
  const { secret } = await params
  const isValid =
    secret.length >= 20 && secret.length <= 100 && (await (await api()).setup.isLinkValid({ secret }))
  return (
    <Card className="flex flex-col gap-4 p-5">
      {isValid ? (
        <>
          <div>
            <h1>{t('firstAccount')}</h1>
            <p className="text-ink-2 text-ui">{t('firstAccountHint')}</p>
          </div>
          <SetupForm secret={secret} />
        </>
      ) : (
        <>
          <h1>{t('linkOver')}</h1>
          <p className="text-ink-2">{t('linkOverHint')}</p>
          <ButtonLink href="/sign-in">{t('goToSignIn')}</ButtonLink>
        </>
      )}
    </Card>
  )
}
