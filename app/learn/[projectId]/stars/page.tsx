/** The article's restaurants: rankings of several people into stars with their uncertainty, and stars into a ranking. */
import { PageHeader } from '@/app/_components/ui/page-header'
import { titled, wordsOf } from '@/app/_i18n/server'
import { RankingToStars } from './_components/ranking-to-stars'
import { StarsToRanking } from './_components/stars-to-ranking'

export const generateMetadata = titled('stars', 'title')

export default async function StarsPage({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params
  const t = await wordsOf('stars')
  return (
    <>
      <PageHeader title={t('title')} description={t('about')} />
      <RankingToStars projectId={projectId} />
      <StarsToRanking />
      <p className="max-w-[80ch] text-caption text-ink-3">{t('simplified')}</p>
    </>
  )
}
