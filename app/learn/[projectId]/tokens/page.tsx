/** Tokens, for readers: the article's encoding first. */
import { TokenView } from '@/app/_components/tokens/view/token-view'
import { PageHeader } from '@/app/_components/ui/page-header'
import { titled, wordsOf } from '@/app/_i18n/server'

export const generateMetadata = titled('tokens', 'title')

export default async function LearnTokensPage({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params
  const t = await wordsOf('tokens')
  return (
    <>
      <PageHeader title={t('title')} description={t('about')} />
      <TokenView projectId={projectId} initialEncoding="p50k_base" />
      <p className="max-w-[80ch] text-caption text-ink-3">{t('simplified')}</p>
    </>
  )
}
