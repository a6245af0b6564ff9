/** The reward model to touch: a score for any answer, token by token; how it is fooled; why KL matters. */
import { Star } from 'lucide-react'
import { ButtonLink } from '@/app/_components/ui/button'
import { Card } from '@/app/_components/ui/card'
import { EmptyState } from '@/app/_components/ui/empty-state'
import { PageHeader } from '@/app/_components/ui/page-header'
import { titled, wordsOf } from '@/app/_i18n/server'
import { api, orNotFound } from '@/app/_trpc/server'
import { RewardProbe } from './_components/reward-probe'

export const generateMetadata = titled('reward', 'title')

export default async function RewardPage({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params
  const { models, isMember } = await orNotFound((await api()).anatomy.open({ projectId }))
  const t = await wordsOf('reward')
  const rewardModels = models.filter(({ kind }) => kind === 'reward')
  return (
    <>
      <PageHeader title={t('title')} description={t('about')} />
      {rewardModels.length === 0 ? (
        <Card>
          <EmptyState
            icon={Star}
            title={t('none')}
            action={
              isMember && (
                <ButtonLink href={`/p/${projectId}/runs/new?kind=reward`}>{t('startRun')}</ButtonLink>
              )
            }
          >
            {t('noneHint')}
          </EmptyState>
        </Card>
      ) : (
        <RewardProbe
          projectId={projectId}
          rewardModels={rewardModels}
          references={models.filter(({ kind }) => kind !== 'reward')}
        />
      )}
      <p className="max-w-[80ch] text-caption text-ink-3">{t('simplified')}</p>
    </>
  )
}
