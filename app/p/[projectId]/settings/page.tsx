/** A project's name, description and guidelines, what annotators are asked for and practise, who reads the anatomy, keys and webhooks. Admins only. */
import { notFound } from 'next/navigation'
import { Card } from '@/app/_components/ui/card'
import { PageHeader } from '@/app/_components/ui/page-header'
import { titled, wordsOf } from '@/app/_i18n/server'
import { Words } from '@/app/_i18n/words-of-rooms'
import { api, orNotFound } from '@/app/_trpc/server'
import { AnatomyVisibility } from './_components/anatomy-visibility'
import { ApiKeys } from './_components/api-keys'
import { AspectsForm } from './_components/aspects-form'
import { DesksForm } from './_components/desks-form'
import { GuidelinesForm } from './_components/guidelines-form'
import { ModelServers } from './_components/model-servers'
import { PracticeForm } from './_components/practice-form'
import { SettingsForm } from './_components/settings-form'
import { Webhooks } from './_components/webhooks'

export const generateMetadata = titled('settings', 'title')

export default async function SettingsPage({ params }: { params: Promise<{ projectId: string }> }) {
  const t = await wordsOf('settings')
  const { projectId } = await params
  const caller = await api()
  const [project, shell] = await Promise.all([
    orNotFound(caller.projects.read({ projectId })),
    orNotFound(caller.projects.shell({ projectId })),
  ])
  if (shell.role !== 'admin') notFound()
  const [{ isPublic }, aspects, versions, practice, desks, servers, keys, webhooks] = await orNotFound(
    Promise.all([
      caller.anatomy.visibility({ projectId }),
      caller.annotation.aspects({ projectId }),
      caller.annotation.guidelineVersions({ projectId }),
      caller.practice.settings({ projectId }),
      caller.annotation.deskSettings({ projectId }),
      caller.modelServers.list({ projectId }),
      caller.apiKeys.list({ projectId }),
      caller.webhooks.list({ projectId }),
    ]),
  )
  return (
    <Words
      rooms={[
        'aspects',
        'desk',
        'programs',
        'project',
        'rank',
        'sampling',
        'servers',
        'settings',
        'messages',
        'refusals',
        'shapes',
      ]}
    >
      <PageHeader title={t('title')} description={t('about')} />
      <Card className="max-w-[720px] p-5">
        <SettingsForm project={project} />
      </Card>
      <GuidelinesForm projectId={projectId} versions={versions} />
      <AspectsForm projectId={projectId} aspects={aspects} />
      <PracticeForm projectId={projectId} initial={practice} />
      <DesksForm projectId={projectId} initial={desks} />
      <AnatomyVisibility projectId={projectId} initial={isPublic} />
      <ModelServers projectId={projectId} initial={servers} />
      <ApiKeys projectId={projectId} initial={keys} />
      <Webhooks projectId={projectId} initial={webhooks} />
    </Words>
  )
}
