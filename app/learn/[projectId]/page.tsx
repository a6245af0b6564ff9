/** The contents of the anatomy: what each chapter shows, on this project's own models. */
import { ArrowRight } from 'lucide-react'
import Link from 'next/link'
import { Card } from '@/app/_components/ui/card'
import { PageHeader } from '@/app/_components/ui/page-header'
import { titled, wordsOf } from '@/app/_i18n/server'
import { CHAPTERS } from './_components/chapters'

export const generateMetadata = titled('anatomy', 'title')

export default async function AnatomyPage({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params
  const t = await wordsOf('anatomy')
  return (
    <>
      <PageHeader title={t('title')} description={t('about')} />
      <ol className="grid gap-3.5 sm:grid-cols-2 xl:grid-cols-3">
        {CHAPTERS.map((path, index) => (
          <li key={path}>
            <Card className="relative h-full hover:bg-hover">
              <h2 className="flex items-center gap-2">
                <span className="text-ink-3 tabular-nums">{index + 1}</span>
                <Link href={`/learn/${projectId}/${path}`} className="after:absolute after:inset-0">
                  {t(`chapters.${path}.title`)}
                </Link>
                <ArrowRight aria-hidden className="ml-auto size-4 text-ink-3" strokeWidth={1.75} />
              </h2>
              <p className="mt-1 text-ink-2 text-ui">{t(`chapters.${path}.about`)}</p>
            </Card>
          </li>
        ))}
      </ol>
      <p className="max-w-[80ch] text-caption text-ink-3">{t('small')}</p>
    </>
  )
}
