/** A new project. Only for those who may start one; others learn whom to ask. */
import { ArrowLeft, FolderPlus } from 'lucide-react'
import { PagePreferences } from '@/app/_components/account/page-preferences'
import { ButtonLink } from '@/app/_components/ui/button'
import { Card } from '@/app/_components/ui/card'
import { EmptyState } from '@/app/_components/ui/empty-state'
import { titled, wordsOf } from '@/app/_i18n/server'
import { Words } from '@/app/_i18n/words-of-rooms'
import { api, orNotFound } from '@/app/_trpc/server'
import { NewProjectForm } from './_components/new-project-form'

export const generateMetadata = titled('project', 'new')

export default async function NewProjectPage() {
  const t = await wordsOf('project')
  const caller = await api()
  const [canCreate, projects] = await Promise.all([
    orNotFound(caller.projects.canCreate()),
    orNotFound(caller.projects.list()),
  ])
  return (
    <Words rooms={['project', 'shapes']}>
      <main className="mx-auto flex w-full max-w-[640px] flex-col gap-3.5 px-4 py-8">
        {projects.length > 0 && (
          <div>
            <ButtonLink href="/" variant="quiet" icon={ArrowLeft} className="-ml-3">
              {t('back')}
            </ButtonLink>
          </div>
        )}
        {canCreate ? (
          <Card className="flex flex-col gap-4 p-5">
            <div>
              <h1>{t('new')}</h1>
              <p className="text-ink-2 text-ui">{t('about')}</p>
            </div>
            <NewProjectForm />
          </Card>
        ) : (
          <Card>
            <EmptyState isPage icon={FolderPlus} title={t('none')}>
              {t('noneHint')}
            </EmptyState>
          </Card>
        )}
        <PagePreferences />
      </main>
    </Words>
  )
}
