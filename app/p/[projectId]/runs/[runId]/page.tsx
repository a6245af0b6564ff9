/** One run: how far it is, its curves as they grow, its log and settings, and what it made. */
import { titled } from '@/app/_i18n/server'
import { Words } from '@/app/_i18n/words-of-rooms'
import { api, orNotFound } from '@/app/_trpc/server'
import { RunView } from './_components/run-view'

export const generateMetadata = titled('run', 'title')

export default async function RunPage({ params }: { params: Promise<{ projectId: string; runId: string }> }) {
  const { projectId, runId } = await params
  const caller = await api()
  const run = await orNotFound(caller.runs.get({ projectId, runId }))
  // Read after the run, so that the live updates never miss what came between.
  const [metrics, log, samples] = await Promise.all([
    orNotFound(caller.runs.metrics({ projectId, runId })),
    orNotFound(caller.runs.log({ projectId, runId })),
    orNotFound(caller.runs.samples({ projectId, runId })),
  ])
  return (
    <Words rooms={['servers']}>
      <RunView key={runId} projectId={projectId} run={run} metrics={metrics} log={log} samples={samples} />
    </Words>
  )
}
