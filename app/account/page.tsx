/** One's own name and password. */
import { ArrowLeft } from 'lucide-react'
import { PagePreferences } from '@/app/_components/account/page-preferences'
import { ButtonLink } from '@/app/_components/ui/button'
import { Card } from '@/app/_components/ui/card'
import { titled, wordsOf } from '@/app/_i18n/server'
import { Words } from '@/app/_i18n/words-of-rooms'
import { api, orNotFound } from '@/app/_trpc/server'
import { NameForm } from './_components/name-form'
import { PasswordForm } from './_components/password-form'

export const generateMetadata = titled('account', 'title')

export default async function AccountPage() {
  const t = await wordsOf('account')
  const account = await orNotFound((await api()).account.read())
  return (
    <Words rooms={['account', 'shapes']}>
      <main className="mx-auto flex w-full max-w-[560px] flex-col gap-3.5 px-4 py-8">
        <div>
          <ButtonLink href="/" variant="quiet" icon={ArrowLeft} className="-ml-3">
            {t('back')}
          </ButtonLink>
        </div>
        <h1>{t('title')}</h1>
        <Card className="flex flex-col gap-3.5 p-5">
          <NameForm name={account.name} email={account.email} />
        </Card>
        <Card className="flex flex-col gap-3.5 p-5">
          <h2>{t('password')}</h2>
          <PasswordForm name={account.name} email={account.email} />
        </Card>
        <PagePreferences />
      </main>
    </Words>
  )
}
