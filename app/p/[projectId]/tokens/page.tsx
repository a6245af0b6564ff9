/** How text becomes tokens, in our tokenizer and in well-known ones. Everything happens in the browser. */
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageHeader } from '@/app/_components/ui/page-header'
import { api, orNotFound } from '@/app/_trpc/server'
import { TokenView } from './_components/token-view'

export const metadata: Metadata = { title: 'Tokens' }

export default async function TokensPage({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params
  const shell = await orNotFound((await api()).projects.shell({ projectId }))
  if (shell.role === 'annotator') notFound()
  return (
    <>
      <PageHeader
        title="Tokens"
        description="Models read and write tokens: pieces of text, each with a number. Type or paste to see where the cuts are."
      />
      <TokenView />
    </>
  )
}
