/** One model version: lineage, how it was made, what it measured, notes. */
import { titled } from '@/app/_i18n/server'
import { api, orNotFound } from '@/app/_trpc/server'
import { ModelView } from './_components/model-view'

export const generateMetadata = titled('model', 'title')

export default async function ModelPage({
  params,
}: {
  params: Promise<{ projectId: string; modelId: string }>
}) {
  const { projectId, modelId } = await params
  const caller = await api()
  const [model, evaluation, scoreSpread] = await orNotFound(
    Promise.all([
      caller.models.get({ projectId, modelId }),
      caller.models.evaluation({ projectId, modelId }),
      caller.models.scoreSpread({ projectId, modelId }),
    ]),
  )
  return (
    <ModelView
      key={modelId}
      projectId={projectId}
      model={model}
      evaluation={evaluation}
      scoreSpread={scoreSpread}
    />
  )
}
