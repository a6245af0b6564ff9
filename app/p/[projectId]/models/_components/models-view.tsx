'use client'

/** The registry: versions, their lineage, their disk use. */
import { useTranslations } from 'use-intl'
import { ButtonLink } from '@/app/_components/ui/button'
import { PageHeader } from '@/app/_components/ui/page-header'
import { Tabs } from '@/app/_components/ui/tabs'
import { useFormats } from '@/app/_i18n/use-formats'
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
  const t = useTranslations('models')
  const f = useFormats()
  const bytesOf = new Map(storage.versions.map(({ id, bytes }) => [id, bytes]))
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('about', { count: models.length, size: f.bytes(storage.totalBytes) })}
        actions={<ButtonLink href={`/p/${projectId}/compare`}>{t('compare')}</ButtonLink>}
      />
      <Tabs
        label={t('title')}
        items={[
          {
            value: 'versions',
            label: t('tabs.versions'),
            content: <ModelList projectId={projectId} models={models} bytesOf={bytesOf} />,
          },
          {
            value: 'lineage',
            label: t('tabs.lineage'),
            content: <LineageGraph projectId={projectId} versions={lineage} />,
          },
          {
            value: 'disk',
            label: t('tabs.disk'),
            content: <DiskUse projectId={projectId} storage={storage} isAdmin={isAdmin} />,
          },
        ]}
      />
    </>
  )
}
