'use client'

/** The registry: versions, their lineage, their disk use. */
import { formatBytes, plural } from '@/app/_components/format'
import { ButtonLink } from '@/app/_components/ui/button'
import { PageHeader } from '@/app/_components/ui/page-header'
import { Tabs } from '@/app/_components/ui/tabs'
import type { ApiOutput } from '@/app/_trpc/client'
import { DiskUse } from './disk-use'
import { LineageGraph } from './lineage-graph'
import { ModelList } from './model-list'

export function ModelsView({
  projectId,
  models,
  lineage,
  storage,
  isAdmin,
}: {
  projectId: string
  models: ApiOutput['models']['list']
  lineage: ApiOutput['models']['lineage']
  storage: ApiOutput['models']['storage']
  isAdmin: boolean
}) {
  const bytesOf = new Map(storage.versions.map(({ id, bytes }) => [id, bytes]))
  return (
    <>
      <PageHeader
        title="Models"
        description={`${plural(models.length, 'version')}, ${formatBytes(storage.totalBytes)} on disk. A version never changes: it keeps its parents, data, settings and seed.`}
        actions={<ButtonLink href={`/p/${projectId}/compare`}>Compare</ButtonLink>}
      />
      <Tabs
        label="Models"
        items={[
          {
            value: 'versions',
            label: 'Versions',
            content: <ModelList projectId={projectId} models={models} bytesOf={bytesOf} />,
          },
          {
            value: 'lineage',
            label: 'Lineage',
            content: <LineageGraph projectId={projectId} versions={lineage} />,
          },
          {
            value: 'disk',
            label: 'Disk',
            content: <DiskUse projectId={projectId} storage={storage} isAdmin={isAdmin} />,
          },
        ]}
      />
    </>
  )
}
