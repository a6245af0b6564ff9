/** How an answer is written: one token after the other, each chosen from candidates. */
import { PageHeader } from '@/app/_components/ui/page-header'
import { titled, wordsOf } from '@/app/_i18n/server'
import { api, orNotFound } from '@/app/_trpc/server'
import { Generation } from './_components/generation'

export const generateMetadata = titled('generation', 'title')

export default async function GenerationPage({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params
  const { models } = await orNotFound((await api()).anatomy.open({ projectId }))
  const t = await wordsOf('generation')
  return (
    <>
      <PageHeader title={t('title')} description={t('about')} />
      <Generation projectId={projectId} models={models.filter(({ kind }) => kind !== 'reward')} />
      <p className="max-w-[80ch] text-caption text-ink-3">{t('simplified')}</p>
    </>
  )
}
