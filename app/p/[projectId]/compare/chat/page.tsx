/** A conversation with any version; good answers become demonstrations, several answers a ranking task. */
import { PageHeader } from '@/app/_components/ui/page-header'
import { titled, wordsOf } from '@/app/_i18n/server'
import { api, orNotFound } from '@/app/_trpc/server'
import { Chat } from './_components/chat'

export const generateMetadata = titled('compare', 'chat')

export default async function ChatPage({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params
  const t = await wordsOf('compare')
  const models = await orNotFound((await api()).models.list({ projectId }))
  return (
    <>
      <PageHeader
        crumbs={[{ label: t('title'), href: `/p/${projectId}/compare` }]}
        title={t('chat')}
        description={t('chatDescription')}
      />
      <Chat
        projectId={projectId}
        models={models
          .filter(({ kind, retiredAt }) => kind !== 'reward' && retiredAt === null)
          .map(({ id, kind, version }) => ({ id, kind, version }))}
      />
    </>
  )
}
