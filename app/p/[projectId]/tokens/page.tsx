/** How text becomes tokens, in our models' tokenizers and in well-known ones. Everything happens in the browser. */
import { notFound } from 'next/navigation'
import { TokenView } from '@/app/_components/tokens/view/token-view'
import { PageHeader } from '@/app/_components/ui/page-header'
import { titled, wordsOf } from '@/app/_i18n/server'
import { Words } from '@/app/_i18n/words-of-rooms'
import { api, orNotFound } from '@/app/_trpc/server'

export const generateMetadata = titled('tokens', 'title')

export default async function TokensPage({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params
  const shell = await orNotFound((await api()).projects.shell({ projectId }))
  if (shell.role === 'annotator') notFound()
  const t = await wordsOf('tokens')
  return (
    <Words rooms={['common', 'inference', 'tokens']}>
      <PageHeader title={t('title')} description={t('about')} />
      <TokenView projectId={projectId} initialEncoding="starter" />
    </Words>
  )
}
