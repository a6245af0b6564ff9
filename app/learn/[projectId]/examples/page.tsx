/** From a text to what a model is trained on, in pre-training and in fine-tuning. */
import { PageHeader } from '@/app/_components/ui/page-header'
import { titled, wordsOf } from '@/app/_i18n/server'
import { FineTuningRow } from './_components/fine-tuning-row'
import { NextTokenTable } from './_components/next-token-table'

export const generateMetadata = titled('examples', 'title')

export default async function ExamplesPage({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params
  const t = await wordsOf('examples')
  return (
    <>
      <PageHeader title={t('title')} description={t('about')} />
      <NextTokenTable projectId={projectId} />
      <FineTuningRow projectId={projectId} />
      <p className="max-w-[80ch] text-caption text-ink-3">{t('simplified')}</p>
    </>
  )
}
