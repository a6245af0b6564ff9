/** Runs: what is training, what waits, what has ended; and the way to start another. */

import { titled } from '@/app/_i18n/server'
import { api, orNotFound } from '@/app/_trpc/server'
import { RunList } from './_components/run-list'

export const generateMetadata = titled('runs', 'title')

export default async function RunsPage({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params
  const caller = await api()
  const [runs, workers] = await Promise.all([
    orNotFound(caller.runs.list({ projectId })),
    orNotFound(caller.system.workers({ projectId })),
  ])
  return <RunList projectId={projectId} initial={runs} initialWorkers={workers} />
}
