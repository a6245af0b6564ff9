/** Datasets: take demonstrations, rankings, comparisons and prompts away, and see what runs were trained on. */
import { PageHeader } from '@/app/_components/ui/page-header'
import { titled, wordsOf } from '@/app/_i18n/server'
import { Words } from '@/app/_i18n/words-of-rooms'
import { api, orNotFound } from '@/app/_trpc/server'
import { ExportForm } from './_components/export-form'
import { Snapshots } from './_components/snapshots'
import { WrittenExports } from './_components/written-exports'

export const generateMetadata = titled('datasets', 'title')

export default async function DatasetsPage({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params
  const t = await wordsOf('datasets')
  const caller = await api()
  const [snapshots, written] = await Promise.all([
    orNotFound(caller.datasets.snapshots({ projectId })),
    orNotFound(caller.exports.latest({ projectId })),
  ])
  return (
    <Words rooms={['datasets', 'messages', 'refusals']}>
      <PageHeader title={t('title')} description={t('about')} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-3.5 lg:grid-cols-[minmax(0,1fr)_340px]">
        <div className="flex min-w-0 flex-col gap-3.5">
          <ExportForm projectId={projectId} />
          <WrittenExports projectId={projectId} initial={written} />
        </div>
        <Snapshots projectId={projectId} snapshots={snapshots} />
      </div>
    </Words>
  )
}
