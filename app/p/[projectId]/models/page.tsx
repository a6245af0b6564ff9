/** Models: every version with where it came from, the family tree, and the disk they take. */
import { titled } from '@/app/_i18n/server'
import { api, orNotFound } from '@/app/_trpc/server'
import { ModelsView } from './_components/models-view'

export const generateMetadata = titled('models', 'title')

export default async function ModelsPage({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params
  const caller = await api()
  const [models, lineage, storage, shell] = await orNotFound(
    Promise.all([
      caller.models.list({ projectId }),
      caller.models.lineage({ projectId }),
      caller.models.storage({ projectId }),
      caller.projects.shell({ projectId }),
    ]),
  )
  return (
    <ModelsView
      projectId={projectId}
      models={models}
      lineage={lineage}
      storage={storage}
      isAdmin={shell.role === 'admin'}
    />
  )
}
