/** A conversation with any version; good answers become demonstrations, several answers a ranking task. */
import type { Metadata } from 'next'
import { PageHeader } from '@/app/_components/ui/page-header'
import { Words } from '@/app/_i18n/words-of-rooms'
import { api, orNotFound } from '@/app/_trpc/server'
import { Chat } from './_components/chat'

export const metadata: Metadata = { title: 'Chat' }

export default async function ChatPage({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params
  const models = await orNotFound((await api()).models.list({ projectId }))
  return (
    <Words rooms={['common', 'inference']}>
      <PageHeader
        crumbs={[{ label: 'Compare', href: `/p/${projectId}/compare` }]}
        title="Chat"
        description="Talk to any version. Keep a good answer as a demonstration; ask for several and send them to be ranked. The conversation itself is not stored."
      />
      <Chat
        projectId={projectId}
        models={models
          .filter(({ kind }) => kind !== 'reward')
          .map(({ id, kind, version }) => ({ id, kind, version }))}
      />
    </Words>
  )
}
