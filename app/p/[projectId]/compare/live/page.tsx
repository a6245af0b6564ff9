/** One prompt to any number of versions at once, the answers while they are written; nothing is kept. */
import type { Metadata } from 'next'
import { ButtonLink } from '@/app/_components/ui/button'
import { PageHeader } from '@/app/_components/ui/page-header'
import { Words } from '@/app/_i18n/words-of-rooms'
import { api, orNotFound } from '@/app/_trpc/server'
import { LiveCompare } from './_components/live-compare'

export const metadata: Metadata = { title: 'Compare live' }

export default async function LiveComparePage({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params
  const models = await orNotFound((await api()).models.list({ projectId }))
  const chosen = models.map(({ id, kind, version }) => ({ id, kind, version }))
  return (
    <Words rooms={['common', 'inference']}>
      <PageHeader
        crumbs={[{ label: 'Compare', href: `/p/${projectId}/compare` }]}
        title="Live"
        description="Any number of versions write at once, and every token shows how likely it was. Nothing is kept; to keep the answers for votes and scores, ask on the Compare page."
        actions={<ButtonLink href={`/p/${projectId}/compare/chat`}>Chat</ButtonLink>}
      />
      <LiveCompare
        projectId={projectId}
        models={chosen.filter(({ kind }) => kind !== 'reward')}
        rewardModels={chosen.filter(({ kind }) => kind === 'reward')}
      />
    </Words>
  )
}
