/** One prompt to any number of versions at once, the answers while they are written; nothing is kept. */
import { ButtonLink } from '@/app/_components/ui/button'
import { PageHeader } from '@/app/_components/ui/page-header'
import { titled, wordsOf } from '@/app/_i18n/server'
import { api, orNotFound } from '@/app/_trpc/server'
import { LiveCompare } from './_components/live-compare'

export const generateMetadata = titled('compare', 'liveTitle')

export default async function LiveComparePage({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params
  const t = await wordsOf('compare')
  const models = await orNotFound((await api()).models.list({ projectId }))
  const offered = models
    .filter(({ retiredAt }) => retiredAt === null)
    .map(({ id, kind, version }) => ({ id, kind, version }))
  return (
    <>
      <PageHeader
        crumbs={[{ label: t('title'), href: `/p/${projectId}/compare` }]}
        title={t('live')}
        description={t('liveDescription')}
        actions={<ButtonLink href={`/p/${projectId}/compare/chat`}>{t('chat')}</ButtonLink>}
      />
      <LiveCompare
        projectId={projectId}
        models={offered.filter(({ kind }) => kind !== 'reward')}
        rewardModels={offered.filter(({ kind }) => kind === 'reward')}
      />
    </>
  )
}
