/** The annotator's home: what waits, the project's guidelines, one's own work; others only where the project shows them. */
import { GraduationCap, ListOrdered, type LucideIcon, PenLine, Scale } from 'lucide-react'
import Link from 'next/link'
import { ButtonLink } from '@/app/_components/ui/button'
import { Card } from '@/app/_components/ui/card'
import { PageHeader } from '@/app/_components/ui/page-header'
import { wordsOf } from '@/app/_i18n/server'
import { Words } from '@/app/_i18n/words-of-rooms'
import type { ApiOutput } from '@/app/_trpc/client'
import { Guidelines } from '@/app/desk/[projectId]/_components/guidelines'
import { Leaderboard } from './leaderboard'
import { OwnWork } from './own-work'

interface Work {
  path: string
  icon: LucideIcon
  title: string
  text: string
  start: string
  isWaiting: boolean
}

export async function OwnQueue({
  project,
  queue: { waiting, practice, drafts },
  board,
}: {
  project: { id: string; name: string; description: string; guidelines: string }
  queue: ApiOutput['projects']['ownQueue']
  board: ApiOutput['projects']['leaderboard']
}) {
  const t = await wordsOf('home')
  const desk = `/desk/${project.id}`
  const ranking: Work = practice.isBlocking
    ? {
        path: 'practice',
        icon: GraduationCap,
        title: t('practice.title'),
        text: t('practice.text'),
        start: t('practice.start'),
        isWaiting: true,
      }
    : {
        path: 'rank',
        icon: ListOrdered,
        title: t('rank.title', { count: waiting.rank }),
        text: waiting.rank > 0 ? t('rank.text') : t('rank.none'),
        start: t('rank.start'),
        isWaiting: waiting.rank > 0,
      }
  const work: Work[] = [
    ranking,
    {
      path: 'vote',
      icon: Scale,
      title: t('vote.title', { count: waiting.vote }),
      text: waiting.vote > 0 ? t('vote.text') : t('vote.none'),
      start: t('vote.start'),
      isWaiting: waiting.vote > 0,
    },
    {
      path: 'write',
      icon: PenLine,
      title: t('write.title'),
      text: t('write.text'),
      start: t('write.start'),
      isWaiting: true,
    },
  ]
  // What can be done stands before what cannot yet.
  work.sort((a, b) => Number(b.isWaiting) - Number(a.isWaiting))
  const first = work.find(({ isWaiting }) => isWaiting)
  return (
    <>
      <PageHeader title={project.name} description={project.description} />
      <div className="grid gap-3.5 lg:grid-cols-3">
        {work.map(({ path, icon: Icon, title, text, start, isWaiting }) => (
          <Card key={path} className="flex flex-col gap-2 p-5">
            <Icon aria-hidden className="size-5 text-ink-3" strokeWidth={1.75} />
            <h2 className="text-title">{title}</h2>
            <p className="text-ink-2">{text}</p>
            {path === 'rank' && practice.golds > 0 && (
              <p className="text-ui">
                <Link href={`${desk}/practice`} className="text-accent-ink underline">
                  {t('practice.again')}
                </Link>
              </p>
            )}
            {isWaiting && (
              <div className="mt-auto pt-3">
                <ButtonLink
                  href={`${desk}/${path}`}
                  variant={first?.path === path ? 'primary' : 'default'}
                  size="large"
                >
                  {start}
                </ButtonLink>
              </div>
            )}
          </Card>
        ))}
      </div>
      <Words rooms={['common', 'desk', 'home', 'rank']}>
        <div className="grid items-start gap-3.5 lg:grid-cols-[1.25fr_1fr]">
          {project.guidelines.trim() !== '' && (
            <Card className="p-5">
              <h2 className="mb-2">{t('better')}</h2>
              <Guidelines text={project.guidelines} />
            </Card>
          )}
          <Card className="flex flex-col gap-3 p-5">
            <h2>{t('own.title')}</h2>
            <OwnWork projectId={project.id} />
            {drafts > 0 && <p className="text-caption text-ink-3">{t('drafts', { count: drafts })}</p>}
          </Card>
          {board && <Leaderboard rows={board} />}
        </div>
      </Words>
    </>
  )
}
